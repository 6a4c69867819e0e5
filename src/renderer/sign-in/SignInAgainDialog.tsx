import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Id } from '#shared/ids.ts'
import { Dialog } from '../design/Dialog.tsx'
import { SecretField } from '../design/SecretField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { allAccounts } from '../store/held.ts'
import { useStore } from '../store/store.ts'
import { ProviderButton } from './ProviderButton.tsx'
import { hostOf } from './problem.ts'
import { SecondStep } from './SecondStep.tsx'
import { SignInProblem } from './SignInProblem.tsx'
import { SubmitButton } from './SubmitButton.tsx'
import { useServerCheck } from './use-server-check.ts'
import { type SigningIn, useSignIn } from './use-sign-in.ts'

/** The same person on the same server: only the password is asked for, and nothing on the screen goes away. */
export function SignInAgainDialog({ accountId, onClose }: { accountId: Id; onClose(): void }) {
  const text = useText()
  const account = useStore((state) => allAccounts(state).find(({ id }) => id === accountId))
  const signingIn = useSignIn(onClose)
  if (!account) return null
  const { serverUrl, me } = account

  function close() {
    signingIn.leave()
    onClose()
  }

  return (
    <Dialog title={text('signIn.again.title')} onClose={close}>
      <p className="mb-4 text-pretty text-13 text-muted">
        {text('signIn.again.body', { email: me.email, server: hostOf(serverUrl) })}
      </p>
      {signingIn.step.name === 'password' ? (
        <PasswordAgain serverUrl={serverUrl} email={me.email} signingIn={signingIn} />
      ) : (
        <SecondStep signingIn={signingIn} />
      )}
    </Dialog>
  )
}

interface PasswordAgainProps {
  serverUrl: string
  email: string
  signingIn: SigningIn
}

function PasswordAgain({ serverUrl, email, signingIn }: PasswordAgainProps) {
  const text = useText()
  const [password, setPassword] = useState('')
  const { problem, isBusy, submit, forget } = signingIn
  const check = useServerCheck(serverUrl)
  const fault = problem?.fields.password
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submit({ serverUrl, email, password })
      }}
    >
      <SecretField
        label={text('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={(value) => {
          setPassword(value)
          forget('password')
        }}
        error={fault ? text(fault) : null}
        autoFocus
      />
      {problem?.banner && <SignInProblem banner={problem.banner} />}
      <SubmitButton isBusy={isBusy} />
      <ProviderButton check={check} onPress={() => void signingIn.withProvider(serverUrl)} />
    </Form>
  )
}
