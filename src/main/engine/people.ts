import type { Id } from '#shared/ids.ts'
import type { PresenceSeen, ViewingSeen } from '#shared/presence.ts'
import type { TypingSeen } from '#shared/protocol.ts'
import type { AuthorisedApi } from '../account/index.ts'
import type { Connection } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Feed } from './feed.ts'

/** Whoever looks says so again this often. */
const SAY_AGAIN_MS = 30_000
/** Whoever has not said so for this long has left without a word. */
export const LEFT_AFTER_MS = 2 * SAY_AGAIN_MS + 5_000

/** Who types says so once, and once that they have stopped. Nobody types a minute long without a pause. */
export const TYPES_FOR_MS = 60_000

/** Who is there, who looks at what and who types where: told and forgotten, never in the cache. */
export interface People {
  /** The line is up: says again what is looked at here. */
  connected(): void
  /** Somebody is about to be shown how colleagues are to be found: asks for all of them. Every change is told anyway. */
  readPresence(): Promise<void>
  /** A chat has come on this screen, or has left it. */
  look(sessionId: Id, viewing: boolean): void
  heardPresence(seen: PresenceSeen): void
  heardViewing(seen: ViewingSeen): void
  heardTyping(seen: TypingSeen): void
  stop(): void
}

export interface PeopleOptions {
  feed: Pick<Feed, 'presence' | 'viewing' | 'typing'>
  connection: () => Pick<Connection, 'tell'>
  ask: AuthorisedApi
  log: Log
}

export function createPeople({ feed, connection, ask, log }: PeopleOptions): People {
  const looked = new Set<Id>()
  /** Who looks at which chat and who types in which, each with the end of what was heard last. */
  const present = new Map<string, NodeJS.Timeout>()
  const typists = new Map<string, NodeJS.Timeout>()
  let again: NodeJS.Timeout | undefined

  function sayAll(): void {
    for (const sessionId of looked) connection().tell('viewing', { sessionId, viewing: true })
  }

  /** What is said again is no news. */
  function heardViewing(seen: ViewingSeen): void {
    const key = `${seen.sessionId} ${seen.memberId}`
    clearTimeout(present.get(key))
    const wasThere = present.delete(key)
    if (seen.viewing) {
      present.set(
        key,
        setTimeout(() => heardViewing({ ...seen, viewing: false }), LEFT_AFTER_MS),
      )
    }
    if (seen.viewing !== wasThere) feed.viewing(seen)
  }

  /** Said again, it is told again: a message that has come since has taken it back. */
  function heardTyping(seen: TypingSeen): void {
    const key = `${seen.sessionId} ${seen.memberId}`
    clearTimeout(typists.get(key))
    typists.delete(key)
    if (seen.typing) {
      typists.set(
        key,
        setTimeout(() => heardTyping({ ...seen, typing: false }), TYPES_FOR_MS),
      )
    }
    feed.typing(seen)
  }

  return {
    connected: sayAll,
    async readPresence() {
      try {
        const { presence } = await ask({ route: 'listPresence' })
        feed.presence(presence)
      } catch (error) {
        // Who has not changed since is not known, and is shown so.
        log.warn('people.presence-not-read', errorFacts(error))
      }
    },
    look(sessionId, viewing) {
      if (viewing) looked.add(sessionId)
      else looked.delete(sessionId)
      connection().tell('viewing', { sessionId, viewing })
      clearInterval(again)
      if (looked.size > 0) again = setInterval(sayAll, SAY_AGAIN_MS)
    },
    heardPresence: (seen) => feed.presence([seen]),
    heardViewing,
    heardTyping,
    stop() {
      clearInterval(again)
      for (const timer of [...present.values(), ...typists.values()]) clearTimeout(timer)
    },
  }
}
