import { useMemo } from 'react'
import { useShallow } from 'zustand/shallow'
import type { QueueRow } from '#shared/ipc.ts'
import { byLastMessage } from '#shared/queue.ts'
import { useText } from '../i18n/I18n.tsx'
import { filtersOf, fitsFilters, type Query } from '../search/filters.ts'
import type { Found } from '../search/merge.ts'
import { keyOf } from '../search/merge.ts'
import { openHit } from '../search/open-hit.ts'
import { openSession } from '../store/chats.ts'
import { useStore } from '../store/store.ts'
import type { Group, Item } from './items.ts'

/** The chats that are held here and that the chips leave, newest first. */
export function useChatItems({ chips }: Query): Group {
  const text = useText()
  const held = useStore(useShallow((state) => Object.values(state.held).map(({ rows }) => rows)))
  const openId = useStore((state) => state.openId)
  return useMemo(() => {
    const { filters, accountId } = filtersOf(chips)
    const items = held
      .flatMap((rows) => Object.values(rows))
      .filter((row) => accountId === undefined || row.accountId === accountId)
      // The one that is open is what one wants away from.
      .filter(({ session }) => session.id !== openId && fitsFilters(session, filters))
      .sort((a, b) => byLastMessage(a.session, b.session))
      .map(chatItem)
    return { id: 'chats', label: text(chips.length > 0 ? 'palette.chats' : 'palette.recent'), items }
  }, [text, held, chips, openId])
}

function chatItem(row: QueueRow): Item {
  const { session, customer } = row
  return {
    id: `chat:${session.id}`,
    label: customer.name,
    words: `${session.subject} ${session.tags.join(' ')} ${session.externalRef?.reference ?? ''}`,
    face: { kind: 'chat', row },
    run: () => openSession(session.id),
  }
}

/** What a search has found. A customer is looked into; whatever else opens. */
export function foundItem(found: Found): Item {
  const { hit } = found
  const id = hit.kind === 'session' ? `chat:${hit.id}` : keyOf(found)
  const face = { kind: 'found', found } as const
  if (hit.kind !== 'customer') {
    return { id, label: `${hit.customerName}: ${hit.snippet}`, face, run: () => openHit(found) }
  }
  const filters = { customerId: hit.id }
  const chip = { name: 'customer', value: hit.name, filters, accountId: found.accountId } as const
  return { id, label: hit.name, face, next: { text: '', chips: [chip] } }
}
