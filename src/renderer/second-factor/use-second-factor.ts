import { useCallback, useEffect, useState } from 'react'
import type { ErrorBody } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import type { Enrolment, SecondFactorState } from '#shared/second-factor.ts'
import type { MessageKey } from '../i18n/en/index.ts'
import { errorWords } from '../i18n/error-words.ts'
import type { Words } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'

/** What needs the password first. */
export type Wish = 'setUp' | 'renew' | 'remove'

export type FactorView =
  | { name: 'loading' }
  | { name: 'failed'; words: Words }
  | { name: 'overview' }
  | { name: 'password'; wish: Wish }
  | { name: 'setUp'; enrolment: Enrolment }
  | { name: 'codes'; codes: readonly string[] }

export interface FactorFault {
  field: 'password' | 'code' | null
  words: Words
}

/** One's second factor in one workspace, and what can be done with it. */
export function useSecondFactor(accountId: Id) {
  const [state, setState] = useState<SecondFactorState | null>(null)
  const [view, setView] = useState<FactorView>({ name: 'loading' })
  const [fault, setFault] = useState<FactorFault | null>(null)
  const [isBusy, setBusy] = useState(false)

  const read = useCallback(async () => {
    const answer = await ask('secondFactor.read', { accountId })
    if (answer.ok) {
      setState(answer.value)
      setView({ name: 'overview' })
    } else {
      setView({ name: 'failed', words: errorWords(answer.error) })
    }
  }, [accountId])

  useEffect(() => void read(), [read])

  function show(next: FactorView): void {
    setFault(null)
    setView(next)
  }

  async function whileBusy(work: () => Promise<FactorFault | null>): Promise<void> {
    if (isBusy) return
    setBusy(true)
    setFault(null)
    setFault(await work())
    setBusy(false)
  }

  function withPassword(wish: Wish, password: string): Promise<void> {
    if (password === '') {
      setFault({ field: 'password', words: { key: 'signIn.missingPassword' } })
      return Promise.resolve()
    }
    return whileBusy(async () => {
      const input = { accountId, password }
      if (wish === 'setUp') {
        const answer = await ask('secondFactor.begin', input)
        if (!answer.ok) return faultOf(answer.error)
        setView({ name: 'setUp', enrolment: answer.value })
      } else if (wish === 'renew') {
        const answer = await ask('secondFactor.renewCodes', input)
        if (!answer.ok) return faultOf(answer.error)
        setView({ name: 'codes', codes: answer.value.recoveryCodes })
      } else {
        const answer = await ask('secondFactor.remove', input)
        if (!answer.ok) return faultOf(answer.error)
        await read()
      }
      return null
    })
  }

  function confirm(code: string): Promise<void> {
    return whileBusy(async () => {
      if (code.trim().length < 6) return { field: 'code', words: { key: 'signIn.missingCode' } }
      const answer = await ask('secondFactor.confirm', { accountId, code })
      if (!answer.ok) return faultOf(answer.error)
      setView({ name: 'codes', codes: answer.value.recoveryCodes })
      return null
    })
  }

  return { state, view, fault, isBusy, read, show, withPassword, confirm, forget: () => setFault(null) }
}

const WRONG: Record<'password' | 'code', MessageKey> = {
  password: 'secondFactor.wrongPassword',
  code: 'signIn.wrongCode',
}

function faultOf(error: ErrorBody): FactorFault {
  const field = error.field === 'password' || error.field === 'code' ? error.field : null
  if (field !== null) return { field, words: { key: WRONG[field] } }
  return { field: null, words: errorWords(error) }
}
