import { useState } from 'react'
import { Form } from 'react-aria-components'
import { SecretField } from '../design/SecretField.tsx'
import { TextField } from '../design/TextField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { SignInProblem } from './SignInProblem.tsx'
import { SubmitButton } from './SubmitButton.tsx'
import { useSignIn } from './use-sign-in.ts'

interface SignInFormProps {
  /** Remembered from the last time, or empty. */
  serverUrl: string
  email: string
  onSignedIn(): void
}

export function SignInForm({ serverUrl, email, onSignedIn }: SignInFormProps) {
  const text = useText()
  const [fields, setFields] = useState({ serverUrl, email, password: '' })
  const { problem, isBusy, submit, forget } = useSignIn()
  const faults = problem?.fields ?? {}

  function change(field: keyof typeof fields) {
    return (value: string) => {
      setFields({ ...fields, [field]: value })
      forget(field)
    }
  }

  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(fields).then((isIn) => isIn && onSignedIn())
      }}
    >
      <TextField
        label={text('signIn.server')}
        placeholder={text('signIn.serverPlaceholder')}
        value={fields.serverUrl}
        onChange={change('serverUrl')}
        error={faults.serverUrl ? text(faults.serverUrl) : null}
        inputMode="url"
        autoComplete="off"
        spellCheck="false"
        autoFocus={serverUrl === ''}
      />
      <TextField
        label={text('signIn.email')}
        value={fields.email}
        onChange={change('email')}
        error={faults.email ? text(faults.email) : null}
        inputMode="email"
        autoComplete="username"
        spellCheck="false"
        autoFocus={serverUrl !== '' && email === ''}
      />
      <SecretField
        label={text('signIn.password')}
        autoComplete="current-password"
        value={fields.password}
        onChange={change('password')}
        error={faults.password ? text(faults.password) : null}
        autoFocus={serverUrl !== '' && email !== ''}
      />
      {problem?.banner && <SignInProblem banner={problem.banner} />}
      <SubmitButton isBusy={isBusy} />
    </Form>
  )
}
