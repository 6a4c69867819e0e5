import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Id } from '#shared/ids.ts'
import { Dialog } from '../design/Dialog.tsx'
import { SecretField } from '../design/SecretField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { allAccounts } from '../store/held.ts'
import { useStore } from '../store/store.ts'
import { SignInProblem } from './SignInProblem.tsx'
import { SubmitButton } from './SubmitButton.tsx'
import { useSignIn } from './use-sign-in.ts'

/** The same person on the same server: only the password is asked for, and nothing on the screen goes away. */
export function SignInAgainDialog({ accountId, onClose }: { accountId: Id; onClose(): void }) {
  const text = useText()
  const account = useStore((state) => allAccounts(state).find(({ id }) => id === accountId))
  const [password, setPassword] = useState('')
  const { problem, isBusy, submit, forget } = useSignIn()
  if (!account) return null
  const { serverUrl, me } = account
  const fault = problem?.fields.password

  return (
    <Dialog title={text('signIn.again.title')} onClose={onClose}>
      <p className="mb-4 text-pretty text-13 text-muted">
        {text('signIn.again.body', { email: me.email, server: serverUrl.replace(/^https?:\/\//, '') })}
      </p>
      <Form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit({ serverUrl, email: me.email, password }).then((isIn) => isIn && onClose())
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
      </Form>
    </Dialog>
  )
}
