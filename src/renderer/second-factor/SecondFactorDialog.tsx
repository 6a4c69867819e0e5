import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import type { Id } from '#shared/ids.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { SecretField } from '../design/SecretField.tsx'
import { Spinner } from '../design/Spinner.tsx'
import { TextField } from '../design/TextField.tsx'
import { useText } from '../i18n/I18n.tsx'
import { AppSetUp } from './AppSetUp.tsx'
import { FactorOverview } from './FactorOverview.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { useSecondFactor, type Wish } from './use-second-factor.ts'

type Factor = ReturnType<typeof useSecondFactor>

/** Sets up, replaces and removes the second factor, and makes new recovery codes. */
export function SecondFactorDialog({ accountId, onClose }: { accountId: Id; onClose(): void }) {
  const text = useText()
  const factor = useSecondFactor(accountId)
  const { name } = factor.view
  const box = useRef<HTMLDivElement>(null)
  // With a view goes the button that had the focus: what comes next has it, unless one of its own fields does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every change of the view
  useEffect(() => {
    if (!box.current?.contains(document.activeElement)) box.current?.focus()
  }, [name])
  return (
    <Dialog title={text(name === 'codes' ? 'recoveryCodes.title' : 'secondFactor.title')} onClose={onClose}>
      <div ref={box} tabIndex={-1} className="outline-none">
        <View factor={factor} />
      </div>
    </Dialog>
  )
}

function View({ factor }: { factor: Factor }) {
  const text = useText()
  const { state, view, show, read } = factor
  switch (view.name) {
    case 'loading':
      return (
        <p role="status" className="flex min-h-24 items-center gap-2 text-13 text-muted">
          <Spinner />
          {text('secondFactor.loading')}
        </p>
      )
    case 'failed':
      return (
        <div className="flex flex-col items-start gap-4">
          <p role="alert" className="text-13 text-danger-text">
            {text(view.words.key, view.words.values)}
          </p>
          <Button onPress={() => void read()}>{text('action.retry')}</Button>
        </div>
      )
    case 'overview':
      return state && <FactorOverview state={state} onWish={(wish) => show({ name: 'password', wish })} />
    case 'password':
      return <AskPassword factor={factor} wish={view.wish} />
    case 'setUp':
      return (
        <ConfirmApp factor={factor}>
          <AppSetUp enrolment={view.enrolment} />
        </ConfirmApp>
      )
    case 'codes':
      return <RecoveryCodes codes={view.codes} onDone={() => void read()} />
  }
}

const LEAD = {
  setUp: 'secondFactor.setUpLead',
  renew: 'secondFactor.renewLead',
  remove: 'secondFactor.removeLead',
} as const satisfies Record<Wish, string>
const DO = {
  setUp: 'secondFactor.next',
  renew: 'secondFactor.renew',
  remove: 'secondFactor.remove',
} as const satisfies Record<Wish, string>

function AskPassword({ factor, wish }: { factor: Factor; wish: Wish }) {
  const text = useText()
  const [password, setPassword] = useState('')
  const { fault, isBusy, withPassword, forget, show } = factor
  return (
    <FactorForm
      lead={text(LEAD[wish])}
      fault={fault?.field === null ? text(fault.words.key, fault.words.values) : null}
      submit={text(DO[wish])}
      isBusy={isBusy}
      onSubmit={() => void withPassword(wish, password)}
      onBack={() => show({ name: 'overview' })}
    >
      <SecretField
        label={text('signIn.password')}
        value={password}
        autoComplete="current-password"
        error={fault?.field === 'password' ? text(fault.words.key) : null}
        onChange={(value) => {
          setPassword(value)
          forget()
        }}
      />
    </FactorForm>
  )
}

function ConfirmApp({ factor, children }: { factor: Factor; children: ReactNode }) {
  const text = useText()
  const [code, setCode] = useState('')
  const { fault, isBusy, confirm, forget, show } = factor
  return (
    <FactorForm
      fault={fault?.field === null ? text(fault.words.key, fault.words.values) : null}
      submit={text('secondFactor.confirm')}
      isBusy={isBusy}
      onSubmit={() => void confirm(code)}
      onBack={() => show({ name: 'overview' })}
    >
      {children}
      <TextField
        label={text('signIn.code')}
        hint={text('secondFactor.codeHint')}
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        error={fault?.field === 'code' ? text(fault.words.key) : null}
        onChange={(value) => {
          setCode(value)
          forget()
        }}
      />
    </FactorForm>
  )
}

interface FactorFormProps {
  lead?: string
  /** What is no single field's. */
  fault: string | null
  submit: string
  isBusy: boolean
  onSubmit(): void
  onBack(): void
  children: ReactNode
}

function FactorForm({ lead, fault, submit, isBusy, onSubmit, onBack, children }: FactorFormProps) {
  const text = useText()
  const form = useRef<HTMLFormElement>(null)
  // The field that had the focus is gone, and the dialog would give it to its first button.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <Form
      ref={form}
      className="flex flex-col gap-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {lead !== undefined && <p className="text-pretty text-13 text-muted">{lead}</p>}
      {children}
      {fault !== null && (
        <p role="alert" className="text-13 text-danger-text">
          {fault}
        </p>
      )}
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onPress={onBack}>
          {text('signIn.back')}
        </Button>
        <Button type="submit" kind="primary" isPending={isBusy}>
          {submit}
        </Button>
      </div>
    </Form>
  )
}
