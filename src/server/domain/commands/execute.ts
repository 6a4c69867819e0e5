import type { Command, CommandName, Receipt } from '#shared/commands.ts'
import { type SessionChannel, USUAL_CHANNEL } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { SessionBefore } from '#shared/routes/assignment.ts'
import type { Crash } from '../../crash.ts'
import { type Db, inWorkspace, type Tx, together, violatedUnique } from '../../db/index.ts'
import { type Identity, loadReader, type Reader } from '../access/index.ts'
import { assignSession } from '../assignment/index.ts'
import { recordAudit } from '../audit/index.ts'
import { type ChangeRecord, recordChanges } from '../changes/index.ts'
import type { CommandHandler, CommandHandlers, Follower, Outcome, Write } from '../command-handler.ts'
import { blockCustomer, unblockCustomer, updateCustomer } from '../customers/index.ts'
import { deleteMessage, editMessage, reviewMessage, sendMessage } from '../messages/index.ts'
import { declineSession } from '../routing/index.ts'
import {
  changeStatus,
  claimSession,
  holdSession,
  markSession,
  snoozeSession,
  startSession,
  updateSession,
} from '../sessions/index.ts'
import { followSla } from '../sla/index.ts'
import { followSuggestions, offerSuggestion, settleSuggestion } from '../suggestions/index.ts'
import { rateSession } from '../survey/index.ts'
import { idReused, takenOr } from '../unique.ts'
import { answerAgain, findReceipt, storeReceipt } from './receipts.ts'

const HANDLERS: CommandHandlers = {
  'session.start': startSession,
  'session.claim': claimSession,
  'session.status': changeStatus,
  'session.update': updateSession,
  'session.snooze': snoozeSession,
  'session.mark': markSession,
  'session.assign': assignSession,
  'session.decline': declineSession,
  'message.send': sendMessage,
  'message.edit': editMessage,
  'message.delete': deleteMessage,
  'message.review': reviewMessage,
  'customer.update': updateCustomer,
  'customer.block': blockCustomer,
  'customer.unblock': unblockCustomer,
  'session.rate': rateSession,
  'suggestion.offer': offerSuggestion,
  'suggestion.settle': settleSuggestion,
}

const FOLLOWERS: readonly Follower[] = [followSla, followSuggestions]

/** Doing these twice is doing them once: they need no receipt, and reading marks come too often to keep one of each. */
const IDEMPOTENT: readonly CommandName[] = ['session.mark']

/** Unique constraints that two authors of one id run into. */
const AUTHORED_IDS = ['commands_pkey', 'messages_pkey', 'sessions_pkey', 'suggestions_pkey']

/** `channel`: the way it came in, which a chat keeps that it starts. */
export type Execute = (identity: Identity, command: Command, channel?: SessionChannel) => Promise<Receipt>

/** What a command has done, and how the session stood before it, where that is kept. */
export interface Carried {
  readonly receipt: Receipt
  readonly before: SessionBefore | null
}

/** With `dryRun`, everything is done and nothing of it stays. */
export type CarryOut = (
  identity: Identity,
  command: Command,
  options: { readonly dryRun: boolean; readonly channel?: SessionChannel | undefined },
) => Promise<Carried>

/** Rolls a rehearsal back, and carries what it has come to. */
class Rehearsed extends Error {
  readonly carried: Carried

  constructor(carried: Carried) {
    super('rolled back')
    this.carried = carried
  }
}

/** The one way to write. `committed` is called after a commit that left change records, with what was done. */
export function createCarryOut(db: Db, crash: Crash, committed: (command: Command) => void): CarryOut {
  return async (identity, command, { dryRun, channel }) => {
    try {
      const carried = await inWorkspace(db, identity, async (tx) => {
        const answer = await carryOut(tx, loadReader(tx, identity), command, channel)
        if (dryRun) throw new Rehearsed(answer)
        crash('before-commit')
        return answer
      })
      crash('after-commit')
      if (!carried.receipt.duplicate) committed(command)
      return carried
    } catch (error) {
      if (error instanceof Rehearsed) return error.carried
      throw asRefusal(error)
    }
  }
}

/** {@link CarryOut} for one command at a time, in earnest. */
export function createExecute(db: Db, crash: Crash, committed: (command: Command) => void): Execute {
  const carryOut = createCarryOut(db, crash, committed)
  return async (identity, command, channel) =>
    (await carryOut(identity, command, { dryRun: false, channel })).receipt
}

/** A command within a transaction that does more. What it throws is yet to be made a refusal: see {@link asRefusal}. */
export async function carryOut(
  tx: Tx,
  author: Reader | Promise<Reader>,
  command: Command,
  channel: SessionChannel = USUAL_CHANNEL,
): Promise<Carried> {
  const keepsReceipt = !IDEMPOTENT.includes(command.name)
  const sessionId = 'sessionId' in command.input ? command.input.sessionId : null
  const isBehindLock = sessionId !== null && keepsReceipt
  // In this order on the connection: an earlier attempt that holds the lock has left its receipt when it lets go.
  const [reader, held, found] = await together([
    author,
    sessionId === null ? null : holdSession(tx, sessionId),
    isBehindLock ? findReceipt(tx, command.id) : null,
  ])
  /** Behind the lock of whatever the command is about. */
  const again = async () => {
    const earlier = isBehindLock || !keepsReceipt ? found : await findReceipt(tx, command.id)
    return earlier && answerAgain(earlier, reader, command)
  }

  let apply: () => Promise<Outcome>
  try {
    apply = await prepare({ tx, reader, held, channel }, command)
  } catch (refusal) {
    // Who has handed a chat on, or has lost it since, may no more what they did: they still hear that it was done.
    if (!(refusal instanceof ParleyError)) throw refusal
    const earlier = await again()
    if (earlier instanceof ParleyError || earlier === null) throw refusal
    return earlier
  }
  const earlier = await again()
  if (earlier instanceof ParleyError) throw earlier
  if (earlier !== null) return earlier

  const outcome = await apply()
  const followed: ChangeRecord[] = []
  for (const follow of FOLLOWERS) followed.push(...(await follow({ tx, reader, outcome })))
  const subjectId = outcome.subjectId ?? outcome.sessionId
  await together([
    keepsReceipt ? storeReceipt(tx, reader, command, outcome) : null,
    outcome.audit === null ? null : recordAudit(tx, reader, command.name, subjectId, outcome.audit),
    recordChanges(tx, reader.workspaceId, [...outcome.changes, ...followed]),
  ])
  const { seq, at, before = null } = outcome
  const receipt = {
    id: command.id,
    sessionId: outcome.sessionId,
    seq,
    at: at.toISOString(),
    duplicate: false,
  }
  return { receipt, before }
}

function prepare<Name extends CommandName>(
  write: Pick<Write<Name>, 'tx' | 'reader' | 'held' | 'channel'>,
  command: Extract<Command, { name: Name }>,
): Promise<() => Promise<Outcome>> {
  // A command's name and input belong together, which the compiler cannot follow through a look-up by name.
  const handler = HANDLERS[command.name] as unknown as CommandHandler<Name>
  return handler({
    ...write,
    id: command.id,
    input: command.input as Parameters<typeof handler>[0]['input'],
  })
}

/** A constraint that was broken, as a refusal. */
export function asRefusal(error: unknown): unknown {
  const constraint = violatedUnique(error)
  if (constraint === null) return error
  if (AUTHORED_IDS.includes(constraint)) return idReused()
  if (constraint === 'sessions_one_open') {
    return new ParleyError('CONFLICT', 'This customer already has an open chat of this type.', {
      hint: 'Go on in the open one, or end it first.',
    })
  }
  return takenOr(error)
}
