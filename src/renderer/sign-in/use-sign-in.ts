import { useState } from 'react'
import { ask } from '../store/bridge.ts'
import { missingFields, type Problem, problemOf, type SignInField, type SignInFields } from './problem.ts'

export function useSignIn() {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)

  /** Answers whether it worked. What comes next is main's to say: the account patch changes the screen. */
  async function submit(fields: SignInFields): Promise<boolean> {
    const missing = missingFields(fields)
    setProblem(missing)
    if (missing || isBusy) return false
    setBusy(true)
    const answer = await ask('account.signIn', fields)
    setBusy(false)
    if (!answer.ok) setProblem(problemOf(answer.error, fields, Date.now()))
    return answer.ok
  }

  /** A field's fault is forgotten as soon as the field changes. */
  function forget(field: SignInField) {
    if (problem?.fields[field]) setProblem({ ...problem, fields: { ...problem.fields, [field]: undefined } })
  }

  return { problem, isBusy, submit, forget }
}
