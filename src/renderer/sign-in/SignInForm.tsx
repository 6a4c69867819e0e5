import { useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import type { Place } from '#shared/ipc.ts'
import { SecretField } from '../design/SecretField.tsx'
import { TextField } from '../design/TextField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { Places } from './Places.tsx'
import { ProviderButton } from './ProviderButton.tsx'
import { ServerMark } from './ServerMark.tsx'
import { SignInProblem } from './SignInProblem.tsx'
import { SubmitButton } from './SubmitButton.tsx'
import { useServerCheck } from './use-server-check.ts'
import type { SigningIn } from './use-sign-in.ts'

interface SignInFormProps {
  /** Remembered from the last time, or empty. */
  serverUrl: string
  email: string
  signingIn: SigningIn
}

/** The first step: where, who, and the password; or whatever else the server offers. */
export function SignInForm({ serverUrl, email, signingIn }: SignInFormProps) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  const [fields, setFields] = useState({ serverUrl, email, password: '' })
  const { problem, isBusy, submit, withProvider, forget } = signingIn
  const check = useServerCheck(fields.serverUrl)
  const faults = problem?.fields ?? {}

  function change(field: keyof typeof fields) {
    return (value: string) => {
      setFields({ ...fields, [field]: value })
      forget(field)
    }
  }

  function choose(place: Place) {
    setFields({ serverUrl: place.serverUrl, email: place.email, password: '' })
    form.current?.querySelector<HTMLInputElement>('input[autocomplete="current-password"]')?.focus()
  }

  return (
    <>
      <Places
        isChosen={(place) => place.serverUrl === fields.serverUrl && place.email === fields.email}
        onChoose={choose}
      />
      <Form
        ref={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(fields)
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
        {!faults.serverUrl && <ServerMark check={check} />}
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
          value={fields.password}
          onChange={change('password')}
          error={faults.password ? text(faults.password) : null}
          autoComplete="current-password"
          autoFocus={serverUrl !== '' && email !== ''}
        />
        {problem?.banner && <SignInProblem banner={problem.banner} />}
        <SubmitButton isBusy={isBusy} />
      </Form>
      <div className="mt-2">
        <ProviderButton check={check} onPress={() => void withProvider(fields.serverUrl)} />
      </div>
    </>
  )
}
