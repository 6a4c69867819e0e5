import type { SendingSettings } from '#shared/ipc.ts'
import type { WorkspacePolicy } from '#shared/routes/policy.ts'
import type { ReadFiles, WriteFiles } from './files.ts'

/** How this account sends; until somebody has chosen, at once. */
export function readSending({ journal }: ReadFiles): SendingSettings {
  const row = journal.get<{ undo_seconds: number }>('select undo_seconds from sending')
  return { undoSeconds: row?.undo_seconds ?? 0 }
}

export function configureSending({ journal }: WriteFiles, { undoSeconds }: SendingSettings): void {
  journal.run(
    `insert into sending (id, undo_seconds) values (1, :undoSeconds)
     on conflict (id) do update set undo_seconds = excluded.undo_seconds`,
    { undoSeconds },
  )
}

/** What the workspace allows, as the server said when the line came up. */
export function notePolicy({ journal }: WriteFiles, { draftTravel }: WorkspacePolicy): void {
  journal.run(
    `insert into sending (id, draft_travel) values (1, :draftTravel)
     on conflict (id) do update set draft_travel = excluded.draft_travel`,
    { draftTravel: draftTravel ? 1 : 0 },
  )
}

export function mayDraftsTravel({ journal }: ReadFiles): boolean {
  return journal.get<{ draft_travel: 0 | 1 }>('select draft_travel from sending')?.draft_travel === 1
}
