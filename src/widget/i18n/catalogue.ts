import type { SessionType } from '#shared/entities.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Language } from './language.ts'

/** Every text of the chat. A language that lacks one does not compile. */
export interface Catalogue {
  title: string
  greeting: string
  invitation: string
  name: string
  email: string
  optional: string
  topic: string
  topics: Record<SessionType, string>
  firstMessage: string
  firstMessageHint: string
  start: string
  starting: string
  back: string
  close: string
  conversation: string
  earlier: string
  loading: string
  writeMessage: string
  composerHint: string
  send: string
  newMessages: string
  typing: (name: string) => string
  team: string
  you: string
  answering: string
  waiting: string
  paused: string
  ended: string
  startNew: string
  discard: string
  tryAgain: string
  deletedMessage: string
  states: { pending: string; sent: string; delivered: string; read: string; failed: string }
  events: {
    started: string
    claimed: (name: string) => string
    paused: string
    resumed: string
    ended: string
  }
  connecting: string
  offline: string
  offlineWaiting: string
  tooOld: string
  errors: {
    nameMissing: string
    emailWrong: string
    messageMissing: string
    unreachable: string
    refused: string
  }
  survey: {
    question: string
    /** From the worst to the best. */
    scores: readonly [string, string, string, string, string]
    comment: string
    notNow: string
    thanks: (score: string) => string
    /** Behind the thanks, while there is no connection. */
    thanksWaiting: string
  }
  tooManyRequests: string
  forgotten: string
}

export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, de, fr, es, ar }
