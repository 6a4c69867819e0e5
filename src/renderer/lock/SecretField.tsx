import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../design/IconButton.tsx'
import { TextField } from '../design/TextField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useNow } from '../store/clock.ts'
import { useStore } from '../store/store.ts'
import type { LockProblem } from './use-attempt.ts'

interface SecretFieldProps {
  label: string
  value: string
  problem?: LockProblem | null
  autoFocus?: boolean
  onChange(value: string): void
}

/** A PIN, a passphrase or a password. */
export function SecretField({ label, value, problem = null, autoFocus = false, onChange }: SecretFieldProps) {
  const text = useText()
  const [isShown, setShown] = useState(false)
  const error = useProblemWords(problem)
  return (
    <TextField
      label={label}
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      error={error}
      autoComplete="off"
      spellCheck="false"
      autoFocus={autoFocus}
      end={
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={text(isShown ? 'signIn.hidePassword' : 'signIn.showPassword')}
          onPress={() => setShown(!isShown)}
        />
      }
    />
  )
}

function useProblemWords(problem: LockProblem | null): string | null {
  const text = useText()
  const now = useNow(1_000)
  const left = useStore((state) => state.lock.triesLeft)
  if (problem === null) return null
  if (problem === 'wrong') return left === 0 ? text('lock.password') : text('lock.wrong', { left })
  if ('words' in problem) return text(problem.words.key, problem.words.values)
  const seconds = Math.ceil((problem.until - now) / 1_000)
  return seconds > 0 ? text('lock.wait', { seconds }) : text('signIn.rateLimitOver')
}
