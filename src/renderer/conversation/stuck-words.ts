import type { StaleChange, StaleDetails } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Words } from '../i18n/I18n.tsx'
import { eventWords } from './event-words.ts'

/** What has happened since a stale message was begun, in the order in which it matters to its author. */
export function staleWords(
  changed: StaleDetails | null,
  me: Id,
  nameOf: (userId: Id) => string | undefined,
): readonly Words[] {
  const changes = changed?.changes ?? []
  const words = [
    ...changes.flatMap((change) => (change.kind === 'message' ? [] : [movedWords(change, me, nameOf)])),
    ...answeredWords(changes, nameOf),
    ...customerWords(changes),
  ]
  return words.length > 0 ? words : [{ key: 'pending.stale.unknown' }]
}

/** As the conversation itself says it. */
function movedWords(
  change: Exclude<StaleChange, { kind: 'message' }>,
  me: Id,
  nameOf: (userId: Id) => string | undefined,
): Words {
  if (change.kind === 'status_changed') {
    const { from, to, byId: userId } = change
    return eventWords({ kind: 'status', from, to, userId }, me, nameOf)
  }
  const { fromUserId, toUserId, toTeamId, byId } = change
  return eventWords({ kind: 'assigned', fromUserId, toUserId, toTeamId, byId }, me, nameOf)
}

function answeredWords(
  changes: readonly StaleChange[],
  nameOf: (userId: Id) => string | undefined,
): readonly Words[] {
  const authors = new Set(
    changes.flatMap((change) =>
      change.kind === 'message' && change.senderKind === 'user' ? [change.senderId] : [],
    ),
  )
  return [...authors].map((author) => {
    const name = author === null ? undefined : nameOf(author)
    return name === undefined
      ? { key: 'pending.stale.answered' }
      : { key: 'pending.stale.answeredBy', values: { name } }
  })
}

function customerWords(changes: readonly StaleChange[]): readonly Words[] {
  const count = changes.filter(
    (change) => change.kind === 'message' && change.senderKind === 'customer',
  ).length
  return count > 0 ? [{ key: 'pending.stale.customer', values: { count } }] : []
}
