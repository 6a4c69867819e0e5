import type { Writer } from '../files/connection.ts'

const TRIGGER = 'message_unindexed'

/** Empties the full text, deletes messages without looking for their words, and indexes what is left. */
export function reindexAround(cache: Writer, deleteMessages: () => void): void {
  const trigger = cache.get<{ sql: string }>('select sql from sqlite_master where name = :name', {
    name: TRIGGER,
  })
  if (!trigger) throw new Error('The full text has lost its trigger.')
  cache.run("insert into message_index (message_index) values ('delete-all')")
  cache.exec(`drop trigger ${TRIGGER}`)
  deleteMessages()
  cache.exec(trigger.sql)
  cache.run(
    "insert into message_index (rowid, body) select place, words(body) from messages where body <> ''",
  )
}
