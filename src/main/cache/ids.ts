import type { Id } from '#shared/ids.ts'
import type { Reader, Writer } from './files/connection.ts'

/** Sessions and people have a number in rows of which there are many: an id is 36 bytes each time. */

/** For SQL: the key of the session that a parameter names; null when it has none. */
export const KEY_OF_SESSION = '(select key from ids where id = :sessionId)'
/** For SQL: messages of the session that a parameter names. */
export const OF_SESSION = `session_key = ${KEY_OF_SESSION}`

/** The keys of ids, each looked up once. */
export type Keys = (id: Id) => number

/** For one transaction: who has no key gets one, which is gone again if the transaction does not go through. */
export function giveKeys(writer: Writer): Keys {
  const known = new Map<Id, number>()
  const read = (id: Id) => writer.get<{ key: number }>('select key from ids where id = :id', { id })?.key
  return (id) => {
    let key = known.get(id) ?? read(id)
    if (key === undefined) {
      writer.run('insert into ids (id) values (:id)', { id })
      key = read(id)
    }
    if (key === undefined) throw new Error('An id got no key.')
    known.set(id, key)
    return key
  }
}

/** Reads ids by their keys, each once. */
export function readIds(reader: Reader): (key: number) => Id {
  const known = new Map<number, Id>()
  return (key) => {
    let id = known.get(key)
    if (id === undefined) {
      id = reader.get<{ id: Id }>('select id from ids where key = :key', { key })?.id
      if (id === undefined) throw new Error('A message has the key of nobody.')
      known.set(key, id)
    }
    return id
  }
}

/** Forgets the ids that no message has any more: after many have gone, for it looks at all that are left. */
export function sweepIds(writer: Writer): void {
  writer.run(
    `delete from ids where key not in (
       select session_key from messages union select sender_key from messages where sender_key is not null)`,
  )
}
