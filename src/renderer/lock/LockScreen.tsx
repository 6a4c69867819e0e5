import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Id } from '#shared/ids.ts'
import { BrandMark } from '../design/BrandMark.tsx'
import { Button } from '../design/Button.tsx'
import { SecretField } from '../design/SecretField.tsx'
import { Select } from '../design/Select.tsx'
import { Spinner } from '../design/Spinner.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'
import { useStore } from '../store/store.ts'
import { lockProblem, useAttempt } from './use-attempt.ts'
import { useProblemWords } from './use-problem-words.ts'

/** All there is while the window is locked: nothing of an account is held here. */
export function LockScreen() {
  const text = useText()
  const triesLeft = useStore((state) => state.lock.triesLeft)
  const accounts = useStore((state) => state.lock.accounts)
  const [isByPassword, setByPassword] = useState(false)
  const [secret, setSecret] = useState('')
  const [chosenId, setChosenId] = useState<Id | null>(null)
  const { problem, isBusy, attempt, forget } = useAttempt()
  const error = useProblemWords(problem)
  const way = isByPassword || triesLeft === 0 ? 'password' : 'pin'

  // One that is gone meanwhile is nobody's choice any more.
  const chosen = accounts.find(({ id }) => id === chosenId) ?? accounts[0]

  async function unlock() {
    if (secret === '') return
    await attempt(async () => {
      const whose = way === 'password' && chosen ? { accountId: chosen.id } : {}
      const answer = await ask('lock.unlock', { with: way, secret, ...whose })
      return answer.ok ? null : lockProblem(answer.error, way)
    })
    setSecret('')
  }

  return (
    <main className="flex h-full justify-center overflow-y-auto bg-frame p-8">
      <div className="my-auto w-full max-w-[22.5rem]">
        <BrandMark size={40} />
        <h1 className="mt-6 text-20 tracking-tight">{text('lock.title')}</h1>
        <p className="mt-1 mb-8 text-pretty text-muted">
          {text(triesLeft === 0 ? 'lock.password' : 'lock.body')}
        </p>
        <Form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            void unlock()
          }}
        >
          {way === 'password' && accounts.length > 1 && (
            <Select
              label={text('lock.account')}
              options={accounts.map(({ id, workspace, host }) => ({ id, label: workspace, hint: host }))}
              value={chosen?.id ?? null}
              hint={chosen?.host}
              onChange={(id) => {
                setChosenId(id)
                setSecret('')
                forget()
              }}
            />
          )}
          <SecretField
            key={way}
            label={text(way === 'pin' ? 'lock.pin' : 'signIn.password')}
            value={secret}
            error={error}
            autoFocus
            onChange={(value) => {
              setSecret(value)
              if (value !== '') forget()
            }}
          />
          <Button type="submit" kind="primary" size="lg" isPending={isBusy} className="w-full">
            {isBusy && <Spinner />}
            {text('lock.unlock')}
          </Button>
          {triesLeft > 0 && (
            <Button
              kind="quiet"
              className="self-center"
              onPress={() => {
                setByPassword(!isByPassword)
                setSecret('')
                forget()
              }}
            >
              {text(way === 'pin' ? 'signIn.password' : 'lock.pin')}
            </Button>
          )}
        </Form>
      </div>
    </main>
  )
}
