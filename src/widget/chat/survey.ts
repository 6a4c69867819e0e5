import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { isReadOnly } from '#shared/access.ts'
import { RATEABLE_MS } from '#shared/commands/survey.ts'
import type { Command, Receipt } from '#shared/commands.ts'
import { rating, type Session } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import { authoredId, id, timestamp } from '#shared/ids.ts'
import { retryDelay } from './backoff.ts'
import { isAboutAccount } from './connection.ts'
import { type KeyStore, Slot } from './storage.ts'

const answer = z.object({
  /** The command's that carries it: the server recognises what it has already had. */
  id: authoredId,
  sessionId: id,
  /** When it was asked: a chat that was opened again may be asked about again. */
  askedAt: timestamp,
  score: rating.shape.score.nullable(),
  comment: z.string(),
  /** `waiting` is to be sent, `sent` is with the server, `declined` is not to be asked again. */
  state: z.enum(['draft', 'waiting', 'sent', 'declined']),
})
type Answer = z.infer<typeof answer>

/** What the screen shows of the question how somebody was helped. */
export type SurveyState =
  | { kind: 'asked'; score: number | null; comment: string }
  | { kind: 'thanks'; score: number; waiting: boolean }

/** What has been chosen or written so far; or that it is to be sent, or not wanted now. */
export type SurveyAnswer = { score?: number; comment?: string } | 'submit' | 'decline'

type Asked = Pick<Session, 'id' | 'status' | 'surveyAskedAt' | 'rating'>

/** Asked once, after the end and not months after it, of whoever has not answered and has not said "not now". */
export function surveyState(session: Asked, kept: Answer | null, now = Date.now()): SurveyState | null {
  if (!isReadOnly(session.status)) return null
  if (session.rating) return { kind: 'thanks', score: session.rating.score, waiting: false }
  if (session.surveyAskedAt === null || now - Date.parse(session.surveyAskedAt) > RATEABLE_MS) return null
  if (kept === null || !isAbout(kept, session)) return { kind: 'asked', score: null, comment: '' }
  const { state, score, comment } = kept
  if (state === 'declined') return null
  return state === 'draft' || score === null
    ? { kind: 'asked', score, comment }
    : { kind: 'thanks', score, waiting: state === 'waiting' }
}

function isAbout({ sessionId, askedAt }: Answer, session: Asked): boolean {
  return sessionId === session.id && askedAt === session.surveyAskedAt
}

/** A field of limited length can cut an emoji in two, and a score must not be lost for half of one. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '')
}

interface Options {
  store: KeyStore
  workspace: string
  isOnline: () => boolean
  send: (command: Command) => Promise<Receipt>
  changed: () => void
}

/**
 * The customer's answer to how they were helped, from the first face they touch. It is kept in the browser's storage: a
 * reload costs nothing of it, and without a connection it waits there until it can be sent.
 */
export class Survey {
  readonly #options: Options
  readonly #slot: Slot<typeof answer>
  #running = false
  #retry: ReturnType<typeof setTimeout> | undefined
  #attempt = 0

  constructor(options: Options) {
    this.#options = options
    this.#slot = new Slot(options.store, `parley.${options.workspace}.survey`, answer)
  }

  get key(): string {
    return this.#slot.key
  }

  stateOf(session: Asked | undefined): SurveyState | null {
    return session === undefined ? null : surveyState(session, this.#slot.read())
  }

  answer(session: Asked, answer: SurveyAnswer): void {
    if (answer === 'submit') this.#put(session, { state: 'waiting' })
    else if (answer === 'decline') this.#put(session, { state: 'declined' })
    else this.#put(session, { ...answer, state: 'draft' })
  }

  clear(): void {
    this.#slot.clear()
  }

  /** To be called whenever there may be something to send, or the connection is back. */
  async run(): Promise<void> {
    const kept = this.#slot.read()
    if (this.#running || kept?.state !== 'waiting' || kept.score === null || !this.#options.isOnline()) return
    clearTimeout(this.#retry)
    this.#running = true
    const { id, sessionId, score } = kept
    const comment = storable(kept.comment)
    try {
      await this.#options.send({ id, name: 'session.rate', input: { sessionId, score, comment } })
      this.#attempt = 0
      this.#slot.write({ ...kept, state: 'sent' })
    } catch (error) {
      if (!(error instanceof ParleyError) || error.retryable || isAboutAccount(error)) this.#later(error)
      // The chat is open again, or too long over: there is nothing to ask any more.
      else this.#slot.write({ ...kept, state: 'declined' })
    } finally {
      this.#running = false
    }
    this.#options.changed()
  }

  #later(error: unknown): void {
    this.#attempt += 1
    const askedMs = error instanceof ParleyError ? error.body.retryAfterMs : undefined
    this.#retry = setTimeout(() => void this.run(), retryDelay(this.#attempt, askedMs))
  }

  #put(session: Asked, change: Partial<Answer>): void {
    const { id: sessionId, surveyAskedAt: askedAt } = session
    if (askedAt === null) return
    const kept = this.#slot.read()
    const before =
      kept && isAbout(kept, session) ? kept : { id: newId(), sessionId, askedAt, score: null, comment: '' }
    this.#slot.write({ state: 'draft', ...before, ...change })
    this.#options.changed()
  }
}
