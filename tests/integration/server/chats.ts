import { v7 as uuidv7 } from 'uuid'
import { expect } from 'vitest'
import type { CommandInput } from '#shared/commands.ts'
import { type ErrorBody, type ErrorCode, ParleyError } from '#shared/errors.ts'
import { inWorkspace, type Row, type RowChange, type Tx } from '../../../src/server/db/index.ts'
import type { Identity } from '../../../src/server/domain/access/index.ts'
import { setNeedsApproval, type World } from './world.ts'

export interface Chat {
  readonly sessionId: string
  readonly customer: Identity
  /** The last `seq` when it was made. */
  readonly baseSeq: number
}

/** Chats to try things in, each of a new customer, and what the database says of them afterwards. */
export function chatsIn(world: World) {
  const { mara } = world.staff
  const inTx = <Result>(work: (tx: Tx) => Promise<Result>) =>
    inWorkspace(world.db, { workspaceId: world.workspaceId, id: null }, work)

  async function fresh(): Promise<Chat> {
    const customer = await world.addCustomer()
    return { sessionId: await world.startSession(customer), customer, baseSeq: 2 }
  }

  async function claimed(by = mara): Promise<Chat> {
    const chat = await fresh()
    const { seq } = await world.run(by, 'session.claim', { sessionId: chat.sessionId })
    return { ...chat, baseSeq: seq ?? 0 }
  }

  /** Sends and answers the message's id. */
  async function say(
    who: Identity,
    { sessionId }: Pick<Chat, 'sessionId'>,
    more: Partial<CommandInput<'message.send'>> = {},
  ): Promise<string> {
    const id = uuidv7()
    const input = { sessionId, type: 'text' as const, body: 'Words', replyTo: null, force: true, ...more }
    await world.execute(who, { id, name: 'message.send', input: { baseSeq: 0, ...input } })
    return id
  }

  /** A reply of mara's that waits for approval. */
  async function pending(chat: Pick<Chat, 'sessionId'>, body = 'May I say this?'): Promise<string> {
    await setNeedsApproval(world.db, mara, true)
    try {
      return await say(mara, chat, { body })
    } finally {
      await setNeedsApproval(world.db, mara, false)
    }
  }

  const session = (id: string): Promise<Row<'sessions'>> =>
    inTx((tx) => tx.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
  const message = (id: string): Promise<Row<'messages'>> =>
    inTx((tx) => tx.selectFrom('messages').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
  const messages = (sessionId: string): Promise<Row<'messages'>[]> =>
    inTx((tx) =>
      tx.selectFrom('messages').selectAll().where('session_id', '=', sessionId).orderBy('seq').execute(),
    )
  const participants = (sessionId: string): Promise<Row<'participants'>[]> =>
    inTx((tx) => tx.selectFrom('participants').selectAll().where('session_id', '=', sessionId).execute())
  const audit = (sessionId: string): Promise<Row<'audit'>[]> =>
    inTx((tx) => tx.selectFrom('audit').selectAll().where('subject_id', '=', sessionId).execute())
  const changes = (entityId: string): Promise<Row<'changes'>[]> =>
    inTx((tx) => tx.selectFrom('changes').selectAll().where('entity_id', '=', entityId).execute())
  const setSession = (id: string, change: RowChange<'sessions'>) =>
    inTx((tx) => tx.updateTable('sessions').set(change).where('id', '=', id).execute())

  return {
    ...{ inTx, fresh, claimed, say, pending },
    ...{ session, message, messages, participants, audit, changes, setSession },
  }
}

export async function refusal(work: Promise<unknown>): Promise<ErrorBody> {
  try {
    await work
  } catch (error) {
    if (error instanceof ParleyError) return error.body
    throw error
  }
  throw new Error('it was not refused')
}

export async function expectRefused(work: Promise<unknown>, code: ErrorCode, field?: string): Promise<void> {
  expect(await refusal(work)).toMatchObject({ code, ...(field !== undefined && { field }) })
}
