import type { CommandInput, CommandName } from '#shared/commands.ts'
import type { SessionChannel } from '#shared/entities.ts'
import type { SessionBefore } from '#shared/routes/assignment.ts'
import type { Row, Tx } from '../db/index.ts'
import type { Reader } from './access/index.ts'
import type { ChangeRecord } from './changes/index.ts'

/** One command in its transaction. */
export interface Write<Name extends CommandName> {
  readonly tx: Tx
  readonly reader: Reader
  readonly id: string
  readonly input: CommandInput<Name>
  /** The session that the input names, held for this transaction; null where there is none, or none is named. */
  readonly held: Row<'sessions'> | null
  /** The way it came in. */
  readonly channel: SessionChannel
}

export interface Outcome {
  /** Null for a command that is about no session. */
  readonly sessionId: string | null
  /** What the audit says that it was about, if not the session. */
  readonly subjectId?: string
  /** The place of the message that was written, if any. */
  readonly seq: number | null
  readonly at: Date
  readonly changes: readonly ChangeRecord[]
  /** Null for what is not worth an auditor's time. Never what somebody wrote. */
  readonly audit: Readonly<Record<string, unknown>> | null
  /** How the session stood, for commands that can be undone. */
  readonly before?: SessionBefore
}

/**
 * A command in two halves: the first refuses who may not, and locks what it is about where that is not the session that
 * `execute` has locked already; the second, which it answers, checks the state and writes. Between the two, `execute` looks for the receipt of an earlier attempt: behind the lock,
 * so that two attempts cannot overtake each other, and before anything is counted up.
 */
export type CommandHandler<Name extends CommandName> = (write: Write<Name>) => Promise<() => Promise<Outcome>>

/**
 * Goes along with every command: runs after it has written, in its transaction, and answers what else has changed. What
 * happened it reads from the outcome and from the rows, so that a new command needs no word to it.
 */
export type Follower = (command: {
  readonly tx: Tx
  readonly reader: Reader
  readonly outcome: Outcome
}) => Promise<readonly ChangeRecord[]>

export type CommandHandlers = { readonly [Name in CommandName]: CommandHandler<Name> }
