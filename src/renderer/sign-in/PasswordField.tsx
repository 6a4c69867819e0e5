import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../design/IconButton.tsx'
import { TextField } from '../design/TextField.tsx'
import { useText } from '../i18n/I18n.tsx'

interface PasswordFieldProps {
  value: string
  error: string | null
  autoFocus?: boolean
  onChange(value: string): void
}

export function PasswordField({ value, error, autoFocus = false, onChange }: PasswordFieldProps) {
  const text = useText()
  const [isShown, setShown] = useState(false)
  return (
    <TextField
      label={text('signIn.password')}
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={onChange}
      error={error}
      autoComplete="current-password"
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
