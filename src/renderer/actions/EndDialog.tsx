import { type FormEvent, useState } from 'react'
import { mayChangeStatus } from '#shared/access.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { TextArea } from '../design/TextArea.tsx'
import type { MessageKey } from '../i18n/en/index.ts'
import { useText } from '../i18n/I18n.tsx'
import { SurveyChoice, useSurveyChoice } from '../rating/SurveyChoice.tsx'
import { useIsOnline, useMe } from '../store/account.tsx'
import type { ChatDialogProps } from './ChatDialogs.tsx'
import { turn } from './run.ts'

/** UTF-16 units, as the server has it. */
const MAX_REASON = 500
const REASONS = [
  'end.solved',
  'end.noAnswer',
  'end.elsewhere',
  'end.duplicate',
] as const satisfies MessageKey[]

/** Why a chat ends: one of the usual reasons, one's own words, or none. */
export function EndDialog({ row, onClose }: ChatDialogProps) {
  const text = useText()
  const isOnline = useIsOnline()
  const { role } = useMe().user
  const [reason, setReason] = useState('')
  const survey = useSurveyChoice(row)

  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (!isOnline) return
    onClose()
    survey.keep()
    void turn(
      row,
      'ended',
      { key: 'ended.toast', values: { name: row.customer.name } },
      { ...(reason.trim() !== '' && { reason: reason.trim() }), ...survey.input },
    )
  }

  return (
    <Dialog title={text('end.title', { name: row.customer.name })} onClose={onClose}>
      <form className="flex flex-col gap-3 pt-1" onSubmit={submit}>
        <p className="text-pretty text-13 text-muted">
          {text(mayChangeStatus(role, 'ended', 'active') ? 'end.body' : 'end.bodyForGood')}
        </p>
        <TextArea
          label={text('end.reason')}
          hint={text('end.reasonHint')}
          value={reason}
          maxLength={MAX_REASON}
          rows={2}
          autoFocus
          onChange={setReason}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
            // Escape is for the dialog.
            else event.continuePropagation()
          }}
        />
        <fieldset aria-label={text('end.usual')} className="flex flex-wrap gap-1.5">
          {REASONS.map((key) => (
            <Button
              key={key}
              size="sm"
              aria-pressed={reason === text(key)}
              onPress={() => setReason(text(key))}
            >
              {text(key)}
            </Button>
          ))}
        </fieldset>
        <SurveyChoice choice={survey} />
        <div className="mt-2 flex justify-end gap-2">
          <Button onPress={onClose}>{text('action.cancel')}</Button>
          <Button type="submit" kind="primary" unavailable={isOnline ? null : text('action.offline')}>
            {text('end.action')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
