import type { Poke } from '#shared/protocol.ts'
import type { Reader } from '../access/index.ts'
import type { LogWindow } from './log.ts'
import { project, type States } from './project.ts'

/** What to tell a reader who has been told everything up to `from`: the same object for all who get the same. */
export type Audience = (reader: Reader, from: number) => Poke

const UUIDS = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g

/** By reader, who is the same object for as long as they are connected. */
const kin = new WeakMap<Reader, string>()

/** What a member of staff has in common with all who see what they see where none of them is named. */
function kinOf(reader: Reader): string {
  let found = kin.get(reader)
  if (found === undefined) {
    const shared = reader.scopes.filter((scope) => scope !== `user:${reader.id}`)
    found = `${reader.role} ${shared.join(' ')}`
    kin.set(reader, found)
  }
  return found
}

/**
 * What a window of the log means to each of its readers, worked out once for all who cannot differ in it: what a reader
 * sees depends on their role, their scopes and themselves, so staff whom the window does not name see the same as
 * everybody else of their role and teams.
 */
export function createAudience(window: LogWindow, states: States, at: string): Audience {
  const known = new Map<string, Poke>()
  let named: Set<string> | null = null

  function isNamed(reader: Reader): boolean {
    named ??= new Set(
      JSON.stringify([window, ...Object.values(states).map((rows) => [...rows.values()])]).match(UUIDS),
    )
    return named.has(reader.id)
  }

  function likeness(reader: Reader): string {
    return reader.kind === 'customer' || isNamed(reader) ? reader.id : kinOf(reader)
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
