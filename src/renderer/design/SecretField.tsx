import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../i18n/I18n.tsx'
import { IconButton } from './IconButton.tsx'
import { TextField } from './TextField.tsx'

interface SecretFieldProps {
  label: string
  value: string
  error?: string | null
  hint?: string
  /** What a password manager may put in. */
  autoComplete?: 'current-password' | 'one-time-code' | 'off'
  autoFocus?: boolean
  onChange(value: string): void
}

/** A password, a PIN or a passphrase, with an eye to see what was typed. */
export function SecretField({ autoComplete = 'off', ...props }: SecretFieldProps) {
  const text = useText()
  const [isShown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete}
      spellCheck="false"
      end={
        <IconButton
          icon={isShown ? EyeOff : Eye}
          label={text(isShown ? 'design.hideSecret' : 'design.showSecret')}
          onPress={() => setShown(!isShown)}
        />
      }
    />
  )
}
