import { useEffect, useState } from 'react'
import type { ServerFound } from '#shared/ipc.ts'
import type { MessageKey } from '../i18n/en/index.ts'
import { ask } from '../store/bridge.ts'
import { hostOf, serverFault } from './problem.ts'

/** What is known of the server whose address stands in the field. */
export type ServerCheck =
  | { state: 'unasked' | 'checking' }
  | { state: 'found'; server: ServerFound }
  | { state: 'fault'; key: MessageKey; host: string }

const UNASKED: ServerCheck = { state: 'unasked' }
/** Milliseconds after the last key: nobody has finished an address before. */
const SETTLED_MS = 500

/** Asks the server as soon as its address stands still, so that nobody types a password in vain. */
export function useServerCheck(typed: string): ServerCheck {
  const [check, setCheck] = useState<ServerCheck>(UNASKED)
  const serverUrl = typed.trim()

  useEffect(() => {
    setCheck(UNASKED)
    if (serverUrl === '') return
    let isLatest = true
    const timer = setTimeout(async () => {
      setCheck({ state: 'checking' })
      const answer = await ask('server.check', { serverUrl })
      if (!isLatest) return
      if (answer.ok) setCheck({ state: 'found', server: answer.value })
      else {
        const isInvalid = answer.error.code === 'INVALID'
        const key = isInvalid ? serverFault(answer.error) : 'signIn.check.unreachable'
        setCheck({ state: 'fault', key, host: hostOf(serverUrl) })
      }
    }, SETTLED_MS)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [serverUrl])

  return check
}
