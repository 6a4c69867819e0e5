import { type FormEvent, useId, useState } from 'react'
import { Form } from 'react-aria-components'
import { LOCK_IDLE_MINUTES, type LockIdleMinutes } from '#shared/pin.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'
import { useStore } from '../store/store.ts'
import { SecretField } from './SecretField.tsx'
import { isPinFit, type LockProblem, lockProblem, useAttempt } from './use-attempt.ts'

/** Sets, changes and removes the PIN, and after how long without a touch the window is locked. */
export function LockDialog({ onClose }: { onClose(): void }) {
  const text = useText()
  const { isSet, idleMinutes } = useStore((state) => state.lock)
  const [fields, setFields] = useState({ current: '', next: '', again: '' })
  const [minutes, setMinutes] = useState<LockIdleMinutes>(idleMinutes)
  const [fault, setFault] = useState<LockProblem | null>(null)
  const { problem, isBusy, attempt, forget } = useAttempt()
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
            problem={problem}
            autoFocus
            onChange={change('current')}
          />
        )}
        <SecretField
          label={text('lock.new')}
          value={fields.next}
          problem={fault ?? (isSet ? null : problem)}
          autoFocus={!isSet}
          onChange={change('next')}
        />
        <SecretField label={text('lock.again')} value={fields.again} onChange={change('again')} />
        <p className="-mt-2 text-12 text-muted">{text('lock.hint')}</p>
        <Minutes value={minutes} onChange={setMinutes} />
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

function Minutes({ value, onChange }: { value: LockIdleMinutes; onChange(value: LockIdleMinutes): void }) {
  const text = useText()
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-13 font-medium">
        {text('lock.idle')}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = LOCK_IDLE_MINUTES.find((minutes) => String(minutes) === event.target.value)
          if (chosen) onChange(chosen)
        }}
        className="h-10 w-full rounded-md border border-field bg-surface px-2.5 text-14 hover:border-muted"
      >
        {LOCK_IDLE_MINUTES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {text('lock.minutes', { count: minutes })}
          </option>
        ))}
      </select>
    </div>
  )
}
