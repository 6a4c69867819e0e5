import { useEffect, useRef, useState } from 'react'
import type { Message } from '#shared/entities.ts'
import { useText } from '../i18n/I18n.tsx'
import { newsWords } from './news-words.ts'

/** What comes within this time is told together: forty messages are one sentence. */
const GATHER_MS = 800

/** Speaks what the customer writes while the chat is open: one message in full, several as a number. */
export function SpokenNews({ messages, name }: { messages: readonly Message[]; name: string }) {
  const text = useText()
  const lastSeq = messages[messages.length - 1]?.seq ?? 0
  const spokenTo = useRef(lastSeq)
  const [news, setNews] = useState('')

  useEffect(() => {
    if (lastSeq <= spokenTo.current) return
    const timer = setTimeout(() => {
      const fresh = messages.filter(
        ({ seq, senderKind }) => seq > spokenTo.current && senderKind === 'customer',
      )
      spokenTo.current = lastSeq
      const words = newsWords(fresh, name, text)
      if (words !== null) setNews(words)
    }, GATHER_MS)
    return () => clearTimeout(timer)
  }, [messages, lastSeq, name, text])

  return (
    <p aria-live="polite" className="sr-only">
      {news}
    </p>
  )
}
