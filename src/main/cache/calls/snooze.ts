import type { Id } from '#shared/ids.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import type { WriteFiles } from './files.ts'

/** Sessions whose time has come are back in sight; and when to look again. `now` is ISO text, by the server's clock. */
export function wakeSnoozed(
  files: WriteFiles,
  { now }: { now: string },
): { commit: Commit | null; nextAt: string | null } {
  const { cache } = files
  const due = cache.all<{ id: Id }>(
    'select id from sessions where is_snoozed = 1 and snoozed_until <= :now',
    { now },
  )
  const touched = nothingTouched()
  if (due.length > 0) {
    cache.run('update sessions set is_snoozed = 0 where is_snoozed = 1 and snoozed_until <= :now', { now })
    for (const { id } of due) touched.sessions.add(id)
    touched.hasViewsChanged = true
  }
  const next = cache.get<{ at: string | null }>(
    'select min(snoozed_until) as at from sessions where is_snoozed = 1',
  )
  return { commit: due.length > 0 ? commitOf(files, touched) : null, nextAt: next?.at ?? null }
}
