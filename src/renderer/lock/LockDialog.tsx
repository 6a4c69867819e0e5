import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { LOCK_IDLE_MINUTES, type LockIdleMinutes } from '#shared/pin.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { SecretField } from '../design/SecretField.tsx'
import { Select } from '../design/Select.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'
import { useStore } from '../store/store.ts'
import { isPinFit, type LockProblem, lockProblem, useAttempt } from './use-attempt.ts'
import { useProblemWords } from './use-problem-words.ts'

/** Sets, changes and removes the PIN, and after how long without a touch the window is locked. */
export function LockDialog({ onClose }: { onClose(): void }) {
  const text = useText()
  const { isSet, idleMinutes } = useStore((state) => state.lock)
  const [fields, setFields] = useState({ current: '', next: '', again: '' })
  const [minutes, setMinutes] = useState<LockIdleMinutes>(idleMinutes)
  const [fault, setFault] = useState<LockProblem | null>(null)
  const { problem, isBusy, attempt, forget } = useAttempt()
  const wrong = useProblemWords(problem)
  const faulty = useProblemWords(fault)
  const current = isSet ? fields.current : null

  function change(field: keyof typeof fields) {
    return (value: string) => {
      setFields({ ...fields, [field]: value })
      setFault(null)
      if (field === 'current') forget()
    }
  }

  /** With a PIN set, leaving the new one empty changes the minutes alone. */
  function faultOf(): LockProblem | null {
    if (isSet && fields.next === '' && fields.again === '') return null
    if (!isPinFit(fields.next)) return { words: { key: 'lock.hint' } }
    return fields.next === fields.again ? null : { words: { key: 'lock.mismatch' } }
  }

  async function save(event: FormEvent) {
    event.preventDefault()
    const found = faultOf()
    setFault(found)
    if (found) return
    const isDone = await attempt(async () => {
      const answer = await ask('lock.set', { current, pin: fields.next || null, idleMinutes: minutes })
      return answer.ok ? null : lockProblem(answer.error, 'pin')
    })
    if (isDone) onClose()
  }

  async function remove() {
    const isDone = await attempt(async () => {
      const answer = await ask('lock.remove', { current: fields.current || '-' })
      return answer.ok ? null : lockProblem(answer.error, 'pin')
    })
    if (isDone) onClose()
  }

  return (
    <Dialog title={text('lock.settings')} onClose={onClose}>
      <p className="mb-4 text-pretty text-13 text-muted">{text('lock.intro')}</p>
      <Form className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
        {isSet && (
          <SecretField
            label={text('lock.current')}
            value={fields.current}
            error={wrong}
            autoFocus
            onChange={change('current')}
          />
        )}
        <SecretField
          label={text('lock.new')}
          value={fields.next}
          hint={text('lock.hint')}
          error={faulty ?? (isSet ? null : wrong)}
          autoFocus={!isSet}
          onChange={change('next')}
        />
        <SecretField label={text('lock.again')} value={fields.again} onChange={change('again')} />
        <Select
          label={text('lock.idle')}
          options={LOCK_IDLE_MINUTES.map((count) => ({
            id: String(count),
            label: text('lock.minutes', { count }),
          }))}
          value={String(minutes)}
          onChange={(chosen) =>
            setMinutes(LOCK_IDLE_MINUTES.find((count) => String(count) === chosen) ?? minutes)
          }
        />
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          {isSet && (
            <Button kind="quiet" onPress={() => void remove()}>
              <span className="text-danger-text">{text('lock.remove')}</span>
            </Button>
          )}
          <Button type="submit" kind="primary" isPending={isBusy}>
            {text('lock.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
