import { CloudOff, CloudUpload } from 'lucide-react'
import type { ReactNode } from 'react'
import type { FieldValue } from '#shared/edits.ts'
import { Button } from '../design/Button.tsx'
import { Tooltip } from '../design/Tooltip.tsx'
import { errorWords } from '../i18n/error-words.ts'
import { useText } from '../i18n/I18n.tsx'
import { useIsOnline } from '../store/account.tsx'
import type { Field } from './use-field.ts'

/** That a field has not reached the server yet: a mark beside it. */
export function WaitingMark({ isWaiting }: { isWaiting: boolean }) {
  const text = useText()
  const isOnline = useIsOnline()
  if (!isWaiting) return null
  const Icon = isOnline ? CloudUpload : CloudOff
  const words = text(isOnline ? 'customer.sending' : 'customer.notSent')
  return (
    <Tooltip tip={words}>
      <span role="img" aria-label={words} className="inline-flex size-6 shrink-0 items-center justify-center">
        <Icon aria-hidden size={14} strokeWidth={2} className="text-warning-text" />
      </span>
    </Tooltip>
  )
}

interface EditQuestionProps {
  field: Pick<Field, 'edit' | 'decide'>
  /** What the field is called. */
  label: string
  show(value: FieldValue): ReactNode
}

/** What has to be decided about a field: somebody else has changed it too, or the server does not take it. */
export function EditQuestion({ field, label, show }: EditQuestionProps) {
  const text = useText()
  const { edit, decide } = field
  if (!edit || edit.state === 'waiting') return null
  const isAsking = edit.state === 'asks'
  const error = edit.error && errorWords(edit.error)
  return (
    <section
      aria-label={text('customer.decide', { field: label })}
      className="enter my-1 flex flex-col gap-2 rounded-md border border-note-line bg-note p-2.5 text-note-text"
    >
      <p className="text-pretty">
        {isAsking ? text('customer.asks') : text('customer.refused')}{' '}
        {!isAsking && error && text(error.key, error.values)}
      </p>
      {isAsking && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-2.5 gap-y-1">
          <dt className="font-medium">{text('customer.mine')}</dt>
          <dd className="selectable min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">
            {show(edit.value)}
          </dd>
          <dt className="font-medium">{text('customer.theirs')}</dt>
          <dd className="selectable min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">
            {show(edit.theirs)}
          </dd>
        </dl>
      )}
      <div className="flex flex-wrap gap-1.5">
        <Button size="sm" onPress={() => decide('mine')}>
          {text(isAsking ? 'customer.keepMine' : 'action.retry')}
        </Button>
        <Button size="sm" onPress={() => decide('theirs')}>
          {text(isAsking ? 'customer.takeTheirs' : 'customer.takeBack')}
        </Button>
      </div>
    </section>
  )
}
