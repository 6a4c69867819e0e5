import { useEffect, useRef, useState } from 'react'
import type { Message } from '#shared/entities.ts'
import { useText } from '../i18n/I18n.tsx'

/** Speaks what the customer writes while the chat is open: one message in full, several as a number. */
export function SpokenNews({ messages, name }: { messages: readonly Message[]; name: string }) {
  const text = useText()
  const lastSeq = messages[messages.length - 1]?.seq ?? 0
  const spokenTo = useRef(lastSeq)
  const [news, setNews] = useState('')

  useEffect(() => {
    const fresh = messages.filter(
      ({ seq, senderKind }) => seq > spokenTo.current && senderKind === 'customer',
    )
    spokenTo.current = Math.max(spokenTo.current, lastSeq)
    const only = fresh[0]
    if (!only) return
    setNews(
      fresh.length === 1 ? `${name}: ${only.body}` : text('conversation.unread', { count: fresh.length }),
    )
  }, [messages, lastSeq, name, text])

  return (
    <p aria-live="polite" className="sr-only">
      {news}
    </p>
  )
}
