import { Globe } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../design/Button.tsx'
import { TextField } from '../design/TextField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { AppSetUp } from '../second-factor/AppSetUp.tsx'
import { hostOf } from './problem.ts'
import { SignInProblem } from './SignInProblem.tsx'
import { SubmitButton } from './SubmitButton.tsx'
import type { SigningIn } from './use-sign-in.ts'

/** What is asked for after the password, or instead of it. */
export function SecondStep({ signingIn }: { signingIn: SigningIn }) {
  const { step } = signingIn
  if (step.name === 'browser') return <InBrowser signingIn={signingIn} />
  return <Code signingIn={signingIn} />
}

function Code({ signingIn }: { signingIn: SigningIn }) {
  const text = useText()
  const { step, problem, isBusy, submitCode, leave, forget } = signingIn
  const [code, setCode] = useState('')
  const [isRecovery, setRecovery] = useState(false)
  const fault = problem?.fields.code
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void submitCode(code)
      }}
    >
      {step.name === 'enrol' ? (
        <>
          <p className="text-pretty text-13 text-muted">{text('secondFactor.required')}</p>
          <AppSetUp enrolment={step.enrolment} />
        </>
      ) : (
        <p className="text-pretty text-13 text-muted">
          {text(isRecovery ? 'signIn.recoveryLead' : 'signIn.codeLead')}
        </p>
      )}
      <TextField
        key={isRecovery ? 'recovery' : 'app'}
        label={text(isRecovery ? 'signIn.recoveryCode' : 'signIn.code')}
        value={code}
        onChange={(value) => {
          setCode(value)
          forget('code')
        }}
        error={fault ? text(fault) : null}
        inputMode={isRecovery ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        spellCheck="false"
        maxLength={20}
        autoFocus
      />
      {problem?.banner && <SignInProblem banner={problem.banner} />}
      <SubmitButton isBusy={isBusy} />
      <div className="flex flex-wrap justify-between gap-2">
        <Button kind="quiet" onPress={leave}>
          {text('signIn.back')}
        </Button>
        {step.name === 'code' && (
          <Button
            kind="quiet"
            onPress={() => {
              setRecovery(!isRecovery)
              setCode('')
              forget('code')
            }}
          >
            {text(isRecovery ? 'signIn.useApp' : 'signIn.useRecovery')}
          </Button>
        )}
      </div>
    </Form>
  )
}

function InBrowser({ signingIn }: { signingIn: SigningIn }) {
  const text = useText()
  return (
    <div className="flex flex-col items-start gap-4">
      <div role="status" className="flex gap-3 rounded-md bg-surface p-4">
        <Globe aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0 text-accent-text" />
        <div>
          <p className="font-medium">{text('signIn.browser.title')}</p>
          <p className="mt-1 text-pretty text-13 text-muted">
            {text('signIn.browser.body', { server: hostOf(signingIn.serverUrl) })}
          </p>
        </div>
      </div>
      <Button kind="quiet" autoFocus onPress={signingIn.leave}>
        {text('signIn.browser.leave')}
      </Button>
    </div>
  )
}
