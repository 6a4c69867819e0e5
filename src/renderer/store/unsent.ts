import { useEffect, useState } from 'react'
import { useShallow } from 'zustand/shallow'
import type { Id } from '#shared/ids.ts'
import type { UnsentChat } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { useStore } from './store.ts'

/** What has not been sent in some accounts, chat by chat; null until it is known. */
export function useUnsent(accountIds: readonly Id[]): readonly UnsentChat[] | null {
  const [chats, setChats] = useState<readonly UnsentChat[] | null>(null)
  const wanted = accountIds.join(' ')
  // Whatever goes out, or is kept from it, shows in one of these.
  const signs = useStore(
    useShallow((state) => accountIds.flatMap((id) => [state.held[id]?.sync, state.held[id]?.pending])),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say that the list may be another
  useEffect(() => {
    let isLatest = true
    const asked = wanted.split(' ').map((accountId) => ask('outbox.unsent', { accountId }))
    void Promise.all(asked).then((answers) => {
      if (isLatest) setChats(answers.flatMap((answer) => (answer.ok ? answer.value.chats : [])))
    })
    return () => {
      isLatest = false
    }
  }, [wanted, signs])
  return chats
}
