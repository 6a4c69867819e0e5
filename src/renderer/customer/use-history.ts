import { useEffect, useState } from 'react'
import type { QueueRow } from '#shared/ipc.ts'
import { useIsOnline } from '../store/account.tsx'
import {
  type CustomerHistory,
  completeChats,
  mergeChats,
  moreChats,
  moreFiles,
  readHistory,
} from '../store/customer.ts'
import { useStore } from '../store/store.ts'

export interface History extends CustomerHistory {
  loadChats(): void
  loadFiles(): void
}

/**
 * The customer's other chats and the files in all of them: from this computer at once, all in one go so that nothing
 * below moves; then with what only the server has. Null until the first answer.
 */
export function useHistory({ session }: QueueRow): History | 'failed' | null {
  const { id, lastSeq } = session
  const isOnline = useIsOnline()
  const generation = useStore((state) => state.generation)
  const [history, setHistory] = useState<CustomerHistory | null>(null)
  const [hasFailed, setFailed] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when a message has come, or all was told anew
  useEffect(() => {
    let isWanted = true
    void (async () => {
      const read = await readHistory(id)
      if (!isWanted) return
      setFailed(read === null)
      if (read === null) return
      setHistory((before) => ({ ...read, chats: mergeChats(before?.chats ?? [], read.chats) }))
      if (!isOnline) return
      const chats = await completeChats(id, read.chats)
      if (isWanted) setHistory((before) => before && { ...before, chats: mergeChats(before.chats, chats) })
    })()
    return () => {
      isWanted = false
    }
  }, [id, lastSeq, isOnline, generation])

  async function loadChats(): Promise<void> {
    const last = history?.chats.at(-1)
    const page = last && (await moreChats(id, last))
    if (!page) return
    setHistory(
      (before) =>
        before && { ...before, chats: mergeChats(before.chats, page.sessions), moreChats: page.more },
    )
  }

  async function loadFiles(): Promise<void> {
    const last = history?.files.at(-1)
    const page = last && (await moreFiles(id, last))
    if (!page) return
    setHistory(
      (before) => before && { ...before, files: [...before.files, ...page.messages], moreFiles: page.more },
    )
  }

  if (history === null) return hasFailed ? 'failed' : null
  return { ...history, loadChats: () => void loadChats(), loadFiles: () => void loadFiles() }
}
