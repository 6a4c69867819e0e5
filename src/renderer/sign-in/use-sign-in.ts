import { useState } from 'react'
import { type ChannelInput, secondStep } from '#shared/ipc.ts'
import type { Enrolment } from '#shared/second-factor.ts'
import { ask } from '../store/bridge.ts'
import { setState } from '../store/store.ts'
import { missingFields, type Problem, problemOf, type SignInField } from './problem.ts'

/** How far a sign-in has come. */
export type Step =
  | { name: 'password' }
  | { name: 'code' }
  /** The workspace asks for a second factor, and there is none yet. */
  | { name: 'enrol'; enrolment: Enrolment }
  | { name: 'browser' }

const PASSWORD: Step = { name: 'password' }

export type SigningIn = ReturnType<typeof useSignIn>

/** A sign-in, step by step. What comes after it is main's to say: the account patch changes the screen. */
export function useSignIn(onSignedIn: () => void) {
  const [step, setStep] = useState<Step>(PASSWORD)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [serverUrl, setServerUrl] = useState('')

  async function whileBusy(work: () => Promise<void>): Promise<void> {
    if (isBusy) return
    setProblem(null)
    setBusy(true)
    await work()
    setBusy(false)
  }

  async function submit(fields: ChannelInput<'account.signIn'>): Promise<void> {
    const missing = missingFields(fields)
    if (missing) return setProblem(missing)
    setServerUrl(fields.serverUrl)
    await whileBusy(async () => {
      const answer = await ask('account.signIn', fields)
      if (answer.ok) return onSignedIn()
      if (answer.error.code !== 'SECOND_FACTOR_REQUIRED') {
        return setProblem(problemOf(answer.error, fields.serverUrl, Date.now()))
      }
      if (secondStep.parse(answer.error.details).isSetUp) setStep({ name: 'code' })
      else await enrol(fields.serverUrl)
    })
  }

  async function enrol(server: string): Promise<void> {
    const answer = await ask('account.enrol', {})
    if (answer.ok) setStep({ name: 'enrol', enrolment: answer.value })
    else setProblem(problemOf(answer.error, server, Date.now()))
  }

  async function submitCode(code: string): Promise<void> {
    if (code.trim().length < 6) return setProblem({ fields: { code: 'signIn.missingCode' } })
    await whileBusy(async () => {
      const answer = await ask('account.signInWithCode', { code })
      if (!answer.ok) {
        setProblem(problemOf(answer.error, serverUrl, Date.now()))
        // It has taken too long: the password is asked for again.
        if (answer.error.code === 'UNAUTHENTICATED') setStep(PASSWORD)
        return
      }
      onSignedIn()
      const { recoveryCodes } = answer.value
      if (recoveryCodes) setState({ dialog: { name: 'recoveryCodes', codes: recoveryCodes } })
    })
  }

  async function withProvider(server: string): Promise<void> {
    setProblem(null)
    setServerUrl(server)
    setStep({ name: 'browser' })
    const answer = await ask('account.signInWithProvider', { serverUrl: server })
    if (answer.ok) return onSignedIn()
    setStep((now) => (now.name === 'browser' ? PASSWORD : now))
    // Given up by whoever sits here, it needs no words.
    if (answer.error.code !== 'TIMEOUT') setProblem(problemOf(answer.error, server, Date.now()))
  }

  /** Back to the beginning. */
  function leave(): void {
    if (step.name === 'browser') void ask('account.leaveProvider', {})
    setProblem(null)
    setStep(PASSWORD)
  }

  /** A field's fault is forgotten as soon as the field changes. */
  function forget(field: SignInField): void {
    if (problem?.fields[field]) setProblem({ ...problem, fields: { ...problem.fields, [field]: undefined } })
  }

  return { step, problem, isBusy, serverUrl, submit, submitCode, withProvider, leave, forget }
}
