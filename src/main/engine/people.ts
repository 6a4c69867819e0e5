import type { Id } from '#shared/ids.ts'
import type { PresenceSeen, ViewingSeen } from '#shared/presence.ts'
import type { AuthorisedApi } from '../account/index.ts'
import type { Connection } from '../connection/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Feed } from './feed.ts'

/** Whoever looks says so again this often: the server forgets them after twice the time. */
const SAY_AGAIN_MS = 30_000

/** Who is there and who looks at what: told and forgotten, never in the cache. */
export interface People {
  /** The line is up: says again what is looked at here. */
  connected(): void
  /** Somebody is about to be shown how colleagues are to be found: asks for all of them. Every change is told anyway. */
  readPresence(): Promise<void>
  /** A chat has come on this screen, or has left it. */
  look(sessionId: Id, viewing: boolean): void
  heardPresence(seen: PresenceSeen): void
  heardViewing(seen: ViewingSeen): void
  stop(): void
}

export interface PeopleOptions {
  feed: Pick<Feed, 'presence' | 'viewing'>
  connection: () => Pick<Connection, 'tell'>
  ask: AuthorisedApi
  log: Log
}

export function createPeople({ feed, connection, ask, log }: PeopleOptions): People {
  const looked = new Set<Id>()
  let again: NodeJS.Timeout | undefined

  function sayAll(): void {
    for (const sessionId of looked) connection().tell('viewing', { sessionId, viewing: true })
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
    heardViewing: (seen) => feed.viewing(seen),
    stop: () => clearInterval(again),
  }
}
