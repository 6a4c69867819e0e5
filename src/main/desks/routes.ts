import type { z } from 'zod'
import type { Id } from '#shared/ids.ts'
import { type CHANNELS, type ChannelOutput, IPC_PAGE } from '#shared/ipc.ts'
import { byLastMessage } from '#shared/queue.ts'
import type { Belonging, EngineChannel } from '../engine/index.ts'

export type Input<Name extends EngineChannel> = z.output<(typeof CHANNELS)[Name]['input']>

/** How the account of a question is found: whose the thing is that it names, or every account that is open. */
export type Route<Name extends EngineChannel> =
  | { to: 'owner'; belonging(input: Input<Name>): Belonging }
  | {
      to: 'all'
      /** One account instead, when the question is about it alone. */
      only?(input: Input<Name>): Id | undefined
      /** One answer out of one or more. */
      merge(answers: readonly ChannelOutput<Name>[]): ChannelOutput<Name>
    }

const bySession = {
  to: 'owner',
  belonging: ({ sessionId }: { sessionId: Id }) => ({ sessionId }),
} as const
const byMessage = { to: 'owner', belonging: ({ id }: { id: Id }) => ({ messageId: id }) } as const
const everywhere = { to: 'all', merge: () => ({}) } as const

/** A channel of the engine without a line here does not compile. */
export const ROUTES: { readonly [Name in EngineChannel]: Route<Name> } = {
  'connection.retry': everywhere,
  'queue.page': { to: 'all', only: ({ accountId }) => accountId, merge: mergePages },
  'session.open': bySession,
  'session.close': bySession,
  'messages.before': bySession,
  'session.claim': bySession,
  'session.status': bySession,
  'session.read': bySession,
  'session.typing': bySession,
  'draft.save': bySession,
  'message.send': bySession,
  'message.decide': byMessage,
}

type Page = ChannelOutput<'queue.page'>

/**
 * One page of all accounts' pages after the same row, in the order of the view. Each of them is the beginning of what
 * its account has there, so the beginning of all together is in them.
 */
export function mergePages(pages: readonly Page[]): Page {
  const rows = pages.flatMap((page) => page.rows).sort((a, b) => byLastMessage(a.session, b.session))
  return {
    rows: rows.slice(0, IPC_PAGE),
    more: rows.length > IPC_PAGE || pages.some((page) => page.more),
  }
}
