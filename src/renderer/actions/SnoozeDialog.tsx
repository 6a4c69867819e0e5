import { AlarmClock } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { DateTimeField } from '../design/DateTimeField.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { OptionList } from '../design/OptionList.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useIsOnline } from '../store/account.tsx'
import { useNow } from '../store/clock.ts'
import type { ChatDialogProps } from './ChatDialogs.tsx'
import { snooze } from './run.ts'
import { LONGEST_SNOOZE_MS, snoozePresets } from './snooze-times.ts'

/** Out of sight until a time that one would name, or one of one's own. */
export function SnoozeDialog({ row, onClose }: ChatDialogProps) {
  const text = useText()
  const intl = useIntl()
  const isOnline = useIsOnline()
  const now = useNow(30_000)
  const [own, setOwn] = useState<string | null>(null)
  const presets = snoozePresets(new Date(now))
  const time = (at: Date) =>
    intl.formatDate(at, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
    })
  const until = (at: Date) => {
    onClose()
    const values = { name: row.customer.name, time: time(at) }
    void snooze(row, at.toISOString(), { key: 'snooze.done', values })
  }
  const ahead = own === null ? null : Date.parse(own) - now
  const problem =
    ahead !== null && ahead <= 0
      ? text('snooze.past')
      : ahead !== null && ahead > LONGEST_SNOOZE_MS
        ? text('snooze.tooFar')
        : null

  return (
    <Dialog title={text('snooze.title', { name: row.customer.name })} onClose={onClose}>
      <p className="mb-2 text-pretty text-13 text-muted">{text('snooze.body')}</p>
      <div className="-mx-2.5">
        <OptionList
          aria-label={text('snooze.times')}
          autoFocus="first"
          options={presets.map(({ label, at }) => ({
            id: label,
            label: text(label),
            hint: time(at),
            icon: AlarmClock,
          }))}
          onAction={(key) => {
            const preset = presets.find(({ label }) => label === key)
            if (preset && isOnline) until(preset.at)
          }}
        />
      </div>
      <div className="mt-3 flex items-end gap-2 border-t border-line pt-4">
        <div className="min-w-0 flex-1">
          <DateTimeField
            label={text('snooze.own')}
            value={own}
            min={new Date(now).toISOString()}
            error={problem}
            onChange={setOwn}
          />
        </div>
        <Button
          kind="primary"
          size="lg"
          onPress={() => own !== null && until(new Date(own))}
          unavailable={!isOnline ? text('action.offline') : own === null ? text('snooze.choose') : problem}
        >
          {text('snooze.submit')}
        </Button>
      </div>
    </Dialog>
  )
}
