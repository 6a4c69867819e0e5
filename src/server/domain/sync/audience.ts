import type { Poke } from '#shared/protocol.ts'
import type { Reader } from '../access/index.ts'
import type { LogWindow } from './log.ts'
import { project, type States } from './project.ts'

/** What to tell a reader who has been told everything up to `from`: the same object for all who get the same. */
export type Audience = (reader: Reader, from: number) => Poke

/**
 * What a window of the log means to each of its readers, worked out once for all who cannot differ in it: what a reader
 * sees depends on their role, their scopes and themselves, so staff whom the window does not name see the same as
 * everybody else of their role and teams.
 */
export function createAudience(window: LogWindow, states: States, at: string): Audience {
  const known = new Map<string, Poke>()
  const named = JSON.stringify([window, ...Object.values(states).map((rows) => [...rows.values()])])

  function likeness(reader: Reader): string {
    if (reader.kind === 'customer' || named.includes(reader.id)) return reader.id
    const shared = reader.scopes.filter((scope) => scope !== `user:${reader.id}`)
    return `${reader.role} ${shared.join(' ')}`
  }

  return (reader, from) => {
    const key = `${from} ${likeness(reader)}`
    let poke = known.get(key)
    if (poke === undefined) {
      const records = window.records.filter((record) => record.rev > from)
      poke = { from, to: window.to, at, changes: project(reader, records, states) }
      known.set(key, poke)
    }
    return poke
  }
}
