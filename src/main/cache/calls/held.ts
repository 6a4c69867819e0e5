import type { Id } from '#shared/ids.ts'
import { type Commit, commitOf, nothingTouched } from './commit.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import type { OutboxRow } from './pending.ts'

/**
 * What is held back, and for how many milliseconds each was to be held: the moment it was to leave at, by the clock it
 * was written under. Its own two times are compared with each other only, so no clock that was set since can change it.
 */
export function heldMessages({ journal }: ReadFiles): { id: Id; heldFor: number }[] {
  return journal
    .all<Pick<OutboxRow, 'id' | 'created_at' | 'next_at'>>(
      "select id, created_at, next_at from outbox where state = 'held'",
    )
    .map(({ id, created_at, next_at }) => ({ id, heldFor: next_at - Date.parse(created_at) }))
}

/** What was sent in one go with a held message, itself included: a text and its files are held as a whole. */
export function heldWith({ journal }: ReadFiles, { session_id, kind, created_at }: OutboxRow): OutboxRow[] {
  return journal.all<OutboxRow>(
    `select * from outbox where session_id = :session_id and state = 'held' and kind = :kind
       and created_at = :created_at order by position`,
    { session_id, kind, created_at },
  )
}

/**
 * The time in which it could be taken back is over, for what was sent with it too. Of one that was taken back there is
 * nothing left.
 */
export function releaseHeld(files: WriteFiles, { id }: { id: Id }): Commit {
  const { journal } = files
  const held = journal.get<OutboxRow>("select * from outbox where id = :id and state = 'held'", { id })
  const touched = nothingTouched()
  if (held) {
    journal.transaction(() => {
      for (const row of heldWith(files, held))
        journal.run("update outbox set state = 'queued', next_at = 0 where id = :id", { id: row.id })
    })
    touched.pending.add(held.session_id)
  }
  return commitOf(files, touched)
}
