import type { Message } from '#shared/entities.ts'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'

export interface Sender {
  id: string
  /** As it is said: me as "You". */
  name: string
  /** As it is written on their avatar. */
  fullName: string
  isMe: boolean
}

/** Who a message is from. */
export function useSender({
  senderKind,
  senderId,
  sessionId,
}: Pick<Message, 'senderKind' | 'senderId' | 'sessionId'>): Sender {
  const text = useText()
  const me = useMe().user
  const customer = useHeld((held) => held.rows[sessionId]?.customer.name)
  const colleague = useHeld(({ users }) => (senderId ? users[senderId]?.name : undefined))
  const id = senderId ?? senderKind
  if (senderId === me.id) return { id, name: text('message.you'), fullName: me.name, isMe: true }
  const name = (senderKind === 'customer' ? customer : colleague) ?? text('message.unknownSender')
  return { id, name, fullName: name, isMe: false }
}

/** Somebody in a sentence: `who` for its `select`, and their name. */
export function useSomebody(userId: string | null): { who: 'me' | 'nobody' | 'other'; name: string } {
  const text = useText()
  const me = useMe().user.id
  const name = useHeld(({ users }) => (userId ? users[userId]?.name : undefined))
  if (userId === null) return { who: 'nobody', name: '' }
  return { who: userId === me ? 'me' : 'other', name: name ?? text('message.unknownSender') }
}
