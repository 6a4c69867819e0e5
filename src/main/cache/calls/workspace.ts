import type { WorkspaceFacts } from '#shared/routes/policy.ts'
import type { ReadFiles, WriteFiles } from './files.ts'

/** What the workspace has said of itself; null before it has. */
export function readWorkspace({ cache }: ReadFiles): WorkspaceFacts | null {
  const row = cache.get<{ surveys: 0 | 1; reference_url: string | null }>(
    'select surveys, reference_url from workspace where id = 1',
  )
  return row ? { surveys: row.surveys === 1, referenceUrl: row.reference_url } : null
}

/** As the server said when the line came up. */
export function noteWorkspace({ cache }: WriteFiles, { surveys, referenceUrl }: WorkspaceFacts): void {
  cache.run(
    `insert into workspace (id, surveys, reference_url) values (1, :surveys, :referenceUrl)
     on conflict (id) do update set surveys = excluded.surveys, reference_url = excluded.reference_url`,
    { surveys: surveys ? 1 : 0, referenceUrl },
  )
}
