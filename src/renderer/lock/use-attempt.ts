import { useState } from 'react'
import type { ErrorBody } from '#shared/errors.ts'
import { pin } from '#shared/pin.ts'
import { errorWords } from '../i18n/error-words.ts'
import type { Words } from '../i18n/I18n.tsx'

/**
 * Why a PIN was not taken. `until`, in milliseconds: it will be looked at again then. How many tries a wrong one leaves
 * is a patch's to say, which comes after the answer.
 */
export type LockProblem = { words: Words } | { until: number } | 'wrong'

export function lockProblem(error: ErrorBody, way: 'pin' | 'password'): LockProblem {
  if (error.code === 'RATE_LIMITED') return { until: Date.now() + (error.retryAfterMs ?? 1_000) }
  if (error.code !== 'WRONG_CREDENTIALS') return { words: errorWords(error) }
  if (way === 'password') return { words: { key: 'signIn.wrongCredentials' } }
  return 'wrong'
}

export function isPinFit(text: string): boolean {
  return pin.safeParse(text).success
}

/** One attempt at a time, and what came of the last. */
export function useAttempt() {
  const [problem, setProblem] = useState<LockProblem | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function attempt(action: () => Promise<LockProblem | null>): Promise<boolean> {
    if (isBusy) return false
    setBusy(true)
    const next = await action()
    setBusy(false)
    setProblem(next)
    return next === null
  }

  return { problem, isBusy, attempt, forget: () => setProblem(null) }
}
