import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { Button } from '../design/Button.tsx'
import { SecretField } from '../design/SecretField.tsx'
import { TextField } from '../design/TextField.tsx'
import { errorWords } from '../i18n/error-words.ts'
import { useText, type Words } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'

/** What the proxy asks for before it lets anything through. */
export function ProxySignIn() {
  const text = useText()
  const [login, setLogin] = useState({ username: '', password: '' })
  const [problem, setProblem] = useState<Words | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function signIn(event: FormEvent) {
    event.preventDefault()
    if (login.username === '' || isBusy) return
    setBusy(true)
    const answer = await ask('proxy.signIn', login)
    setBusy(false)
    setProblem(answer.ok ? null : errorWords(answer.error))
  }

  return (
    <Form className="flex flex-col gap-3" onSubmit={(event) => void signIn(event)}>
      <TextField
        label={text('proxy.username')}
        value={login.username}
        onChange={(username) => setLogin({ ...login, username })}
        autoComplete="off"
        spellCheck="false"
      />
      <SecretField
        label={text('proxy.password')}
        hint={text('proxy.hint')}
        value={login.password}
        error={problem && text(problem.key, problem.values)}
        onChange={(password) => setLogin({ ...login, password })}
      />
      <Button type="submit" kind="primary" size="sm" isPending={isBusy} className="self-start">
        {text('proxy.signIn')}
      </Button>
    </Form>
  )
}
