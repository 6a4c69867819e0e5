import { useEffect, useState } from 'react'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { useIsOnline } from '../store/account.tsx'
import { type Found, findInChat } from '../store/find.ts'
import { jumpToMessage } from '../store/jump.ts'

/** A pause in typing this long searches. */
const SEARCH_AFTER_MS = 150

interface Result {
  text: string
  found: Found | null
  error: ErrorBody | null
}

const NOTHING: Result = { text: '', found: null, error: null }

/** Searches one conversation: on this computer at once, and on the server when there is a line. */
export function useFind(row: QueueRow, text: string) {
  const isOnline = useIsOnline()
  const [result, setResult] = useState<Result>(NOTHING)
  const [currentId, setCurrentId] = useState<Id | null>(null)
  const { accountId, session } = row
  const wanted = text.trim()

  // biome-ignore lint/correctness/useExhaustiveDependencies: a chat goes on while it is searched, which searches nothing anew
  useEffect(() => {
    setCurrentId(null)
    if (wanted === '') {
      setResult(NOTHING)
      return
    }
    let isCurrent = true
    const searchId = crypto.randomUUID()
    async function look(channel: 'search.desk' | 'search.complete') {
      const answer = await findInChat(channel, { accountId, session }, searchId, wanted)
      if (!isCurrent || !answer) return
      if (!('hits' in answer)) setResult((before) => ({ ...before, text: wanted, error: answer }))
      else setResult({ text: wanted, found: answer, error: null })
    }
    const timer = setTimeout(async () => {
      await look('search.desk')
      if (isCurrent && isOnline) await look('search.complete')
    }, SEARCH_AFTER_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [accountId, session.id, wanted, isOnline])

  const hits = result.found?.hits ?? []
  /** Which hit is on the screen, from the newest. */
  const at = Math.max(
    0,
    hits.findIndex(({ id }) => id === currentId),
  )
  const current = hits[at]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same hit, found again by the server, is no other one
  useEffect(() => {
    if (current) void jumpToMessage(current.sessionId, current.id, { seq: current.seq, takesFocus: false })
  }, [current?.id])

  return {
    ...result,
    at,
    /** On to older hits, or back to newer ones, around the ends. */
    step: (by: 1 | -1) => setCurrentId(hits.at((at + by) % hits.length)?.id ?? null),
  }
}
