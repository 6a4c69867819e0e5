import type { z } from 'zod'
import type { Id } from '#shared/ids.ts'
import { type CHANNELS, type ChannelOutput, IPC_PAGE, type PageCommand } from '#shared/ipc.ts'
import { comparePlaces, placeOf } from '#shared/queue-order.ts'
import type { Belonging, EngineAnswer, EngineChannel } from '../engine/index.ts'
import { mergeAccounts } from '../search/index.ts'

export type Input<Name extends EngineChannel> = z.output<(typeof CHANNELS)[Name]['input']>

/** How the account of a question is found: whose the thing is that it names, or every account that is open. */
export type Route<Name extends EngineChannel> =
  | { to: 'owner'; belonging(input: Input<Name>): Belonging }
  | {
      to: 'all'
      /** One account instead, when the question is about it alone. */
      only?(input: Input<Name>): Id | undefined
      /** One answer out of one or more. */
      merge(answers: readonly EngineAnswer<Name>[], input: Input<Name>): EngineAnswer<Name>
    }

const bySession = {
  to: 'owner',
  belonging: ({ sessionId }: { sessionId: Id }) => ({ sessionId }),
} as const
const byMessage = { to: 'owner', belonging: ({ id }: { id: Id }) => ({ messageId: id }) } as const
const byAttachment = {
  to: 'owner',
  belonging: ({ id }: { id: Id }) => ({ attachmentId: id }),
} as const
const bySuggestion = {
  to: 'owner',
  belonging: ({ id }: { id: Id }) => ({ suggestionId: id }),
} as const

/** A customer's command names the customer, every other one its session. */
function ownerOf(input: PageCommand['input']): Belonging {
  return 'sessionId' in input ? { sessionId: input.sessionId } : { customerId: input.customerId }
}

/** Of one account, named in the question: there is one answer. */
const ofAccount = {
  to: 'all',
  only: ({ accountId }: { accountId: Id }) => accountId,
} as const
const everywhere = { to: 'all', merge: () => ({}) } as const
const searched: Route<'search.desk' | 'search.complete'> = {
  to: 'all',
  only: ({ accountId }) => accountId,
  merge: (answers, { limit }) => ({
    page: mergeAccounts(
      answers.map(({ page }) => page),
      limit,
    ),
  }),
}

/** A channel of the engine without a line here does not compile. */
export const ROUTES: { readonly [Name in EngineChannel]: Route<Name> } = {
  'connection.retry': everywhere,
  'presence.set': everywhere,
  'devices.list': {
    ...ofAccount,
    merge: (answers) => ({ devices: answers.flatMap(({ devices }) => devices) }),
  },
  'devices.remove': { ...ofAccount, merge: () => ({}) },
  'devices.wipe': { ...ofAccount, merge: () => ({}) },
  'storage.measure': {
    to: 'all',
    merge: (answers) => ({ accounts: answers.flatMap(({ accounts }) => accounts) }),
  },
  'staff.list': { ...ofAccount, merge: onlyOne },
  'staff.change': { ...ofAccount, merge: onlyOne },
  'staff.resetSecondFactor': { ...ofAccount, merge: onlyOne },
  'staff.policy': { ...ofAccount, merge: onlyOne },
  'staff.setPolicy': { ...ofAccount, merge: onlyOne },
  'workspace.read': { ...ofAccount, merge: onlyOne },
  'workspace.change': { ...ofAccount, merge: onlyOne },
  'queue.page': { to: 'all', only: ({ accountId }) => accountId, merge: mergePages },
  'sessions.bulk': { to: 'all', only: ({ accountId }) => accountId, merge: onlyOne },
  'queue.count': { to: 'all', only: ({ accountId }) => accountId, merge: sumOfLists },
  'session.open': bySession,
  'session.close': bySession,
  'messages.before': bySession,
  'messages.after': bySession,
  'messages.around': bySession,
  'session.read': bySession,
  'session.typing': bySession,
  'session.viewing': bySession,
  'presence.read': everywhere,
  'command.run': { to: 'owner', belonging: ({ command: { input } }) => ownerOf(input) },
  'draft.save': bySession,
  'draft.attach': bySession,
  'draft.attachPiece': byAttachment,
  'draft.attachFiles': bySession,
  'draft.detach': byAttachment,
  'canned.search': bySession,
  'canned.save': bySession,
  'canned.remove': bySession,
  'attachment.read': byAttachment,
  'attachment.view': bySession,
  'attachment.save': bySession,
  'attachment.cancel': bySession,
  'message.send': bySession,
  'message.decide': byMessage,
  'lifeline.read': { to: 'owner', belonging: ({ messageId }) => ({ messageId }) },
  'record.edit': bySession,
  'record.decide': bySession,
  'customer.sessions': bySession,
  'customer.sessionsOnline': bySession,
  'customer.files': bySession,
  'session.peek': bySession,
  'search.desk': searched,
  'search.complete': searched,
  'outbox.settings': { to: 'all', merge: longestHold },
  'outbox.unsent': {
    to: 'all',
    only: ({ accountId }) => accountId,
    merge: (answers) => ({ chats: answers.flatMap(({ chats }) => chats) }),
  },
  'outbox.configure': everywhere,
  'outbox.decideAll': { to: 'all', merge: sumOfCounts },
  'suggestion.decide': bySuggestion,
  'suggestion.undo': bySuggestion,
  'suggestion.handedOver': { to: 'all', merge: newestFirst },
}

type Page = ChannelOutput<'queue.page'>

/**
 * One page of all accounts' pages after the same place, in the order of the sort. Each of them is the beginning of what
 * its account has there, so the beginning of all together is in them.
 */
export function mergePages(pages: readonly Page[], { sort }: Pick<Input<'queue.page'>, 'sort'>): Page {
  const rows = pages
    .flatMap((page) => page.rows)
    .sort((a, b) => comparePlaces(sort, placeOf(sort, a.session), placeOf(sort, b.session)))
  return {
    rows: rows.slice(0, IPC_PAGE),
    more: rows.length > IPC_PAGE || pages.some((page) => page.more),
  }
}

/** Of a question that is always about one account. */
function onlyOne<Answer>([answer]: readonly Answer[]): Answer {
  if (answer === undefined) throw new Error('The one account that was asked has not answered.')
  return answer
}

function sumOfLists(
  all: readonly ChannelOutput<'queue.count'>[],
  { lists }: Input<'queue.count'>,
): ChannelOutput<'queue.count'> {
  return { counts: lists.map((_, index) => all.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0)) }
}

/** All accounts are told together how to send; one that came later may not know yet. */
function longestHold(all: readonly ChannelOutput<'outbox.settings'>[]): ChannelOutput<'outbox.settings'> {
  return { undoSeconds: Math.max(0, ...all.map(({ undoSeconds }) => undoSeconds)) }
}

function sumOfCounts(all: readonly ChannelOutput<'outbox.decideAll'>[]): ChannelOutput<'outbox.decideAll'> {
  return { count: all.reduce((sum, { count }) => sum + count, 0) }
}

type HandedOver = ChannelOutput<'suggestion.handedOver'>

/** Their ids rise with time. */
function newestFirst(all: readonly HandedOver[]): HandedOver {
  const handOvers = all.flatMap((one) => one.handOvers)
  return { handOvers: handOvers.sort((a, b) => (a.id < b.id ? 1 : -1)) }
}
