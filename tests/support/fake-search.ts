import type { ChannelInput, SearchPage } from '#shared/ipc.ts'
import { byRecency, type SearchHit, type SearchSection } from '#shared/search.ts'
import { matchesIn, parseSearch, type SearchTerm, snippetIn } from '#shared/words.ts'
import type { PreviewChat } from './renderer-preview/data.ts'

/** Search as the preview's bridge answers it: over all that it holds, with the filter by chat alone. */
export function searchChats(
  { section, text, after, limit = 20, accountId, filters }: ChannelInput<'search.desk'>,
  chats: readonly PreviewChat[],
): SearchPage {
  const terms = parseSearch(text)
  const searched = chats.filter(
    ({ row }) =>
      (accountId === undefined || row.accountId === accountId) &&
      (filters.sessionId === undefined || row.session.id === filters.sessionId),
  )
  const found = searched
    .flatMap((chat) =>
      hitsIn(chat, section, terms).map((hit) => ({ accountId: chat.row.accountId, hit, isHere: true })),
    )
    .sort((a, b) => byRecency(a.hit, b.hit))
    .filter(({ hit }) => !after || byRecency(after, hit) < 0)
  return {
    found: found.slice(0, limit),
    more: found.length > limit,
    coverage: { from: null, to: new Date().toISOString() },
    isWhole: true,
    accounts: [...new Set(searched.map(({ row }) => row.accountId))].map((id) => ({
      accountId: id,
      server: 'answered',
    })),
  }
}

function hitsIn(
  { row: { session, customer }, messages }: PreviewChat,
  section: SearchSection,
  terms: readonly SearchTerm[],
): SearchHit[] {
  if (terms.length === 0) return []
  const { subject, status, customerId, externalRef, tags } = session
  const { id, name, email, phone, externalId, createdAt } = customer
  const chat = { subject, status, customerId, customerName: name }
  switch (section) {
    case 'messages':
      return messages
        .filter(({ body }) => fits(body, terms))
        .map(({ id, sessionId, seq, senderKind, senderId, type, body, createdAt: at }) => ({
          ...{ kind: 'message', id, at, ...snippetIn([body], terms), ...chat },
          ...{ sessionId, seq, senderKind, senderId, type },
        }))
    case 'sessions': {
      if (!fits(`${subject} ${name}`, terms)) return []
      const found = { id: session.id, at: session.createdAt, ...snippetIn([subject, name], terms) }
      return [{ kind: 'session', ...found, ...chat, externalRef, tags }]
    }
    case 'customers': {
      if (!fits(name, terms)) return []
      const found = { id, at: createdAt, ...snippetIn([name], terms) }
      return [{ kind: 'customer', ...found, name, email, phone, externalId }]
    }
  }
}

function fits(text: string, terms: readonly SearchTerm[]): boolean {
  return terms.every((term) => matchesIn(text, [term]).length > 0)
}
