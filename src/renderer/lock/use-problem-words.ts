import { useText } from '../i18n/I18n.tsx'
import { useNow } from '../store/clock.ts'
import { useStore } from '../store/store.ts'
import type { LockProblem } from './use-attempt.ts'

/** Why a PIN was not taken, as it reads this second. */
export function useProblemWords(problem: LockProblem | null): string | null {
  const text = useText()
  const now = useNow(1_000)
  const left = useStore((state) => state.lock.triesLeft)
  if (problem === null) return null
  if (problem === 'wrong') return left === 0 ? text('lock.password') : text('lock.wrong', { left })
  if ('words' in problem) return text(problem.words.key, problem.words.values)
  const seconds = Math.ceil((problem.until - now) / 1_000)
  return seconds > 0 ? text('lock.wait', { seconds }) : text('signIn.rateLimitOver')
}
