import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { IntlShape } from 'react-intl'
import type { Id } from '#shared/ids.ts'
import type { LifeEvent } from '#shared/ipc.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { type Text, useIntl, useText } from '../../i18n/I18n.tsx'
import { ask } from '../../store/bridge.ts'
import { copyText } from '../../store/clipboard.ts'
import { elapsed, lifeText, timeWithFraction, wordsOf } from './life-words.ts'

/** What has happened to one message, step by step: for whoever wonders where it is, or where it was for so long. */
export function LifeLine({ messageId, onClose }: { messageId: Id; onClose(): void }) {
  const text = useText()
  const intl = useIntl()
  const events = useLife(messageId)
  const [isCopied, setCopied] = useState(false)
  return (
    <Dialog title={text('life.title')} onClose={onClose}>
      <p className="pb-3 text-13 text-muted">{text('life.about')}</p>
      {events && events.length === 0 && <p className="py-2 text-14">{text('life.none')}</p>}
      {events && events.length > 0 && (
        <>
          <ol className="flex flex-col">
            {events.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was noted keeps its place
              <Step key={index} event={event} before={events[index - 1]} intl={intl} text={text} />
            ))}
          </ol>
          <div className="flex justify-end pt-4">
            <Button onPress={() => setCopied(copyText(lifeText(events, messageId, intl, text)))}>
              {isCopied ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
              {text(isCopied ? 'message.copied' : 'life.copy')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}

interface StepProps {
  event: LifeEvent
  before: LifeEvent | undefined
  intl: IntlShape
  text: Text
}

function Step({ event, before, intl, text }: StepProps) {
  const { key, values } = wordsOf(event)
  return (
    <li className="flex min-h-9 items-baseline gap-3 border-b border-line py-2 text-13 last:border-0">
      <time dateTime={event.at} className="figures w-28 shrink-0 text-muted">
        {timeWithFraction(intl, event.at)}
      </time>
      <span className={event.kind === 'refused' ? 'min-w-0 flex-1 text-danger-text' : 'min-w-0 flex-1'}>
        {text(key, values)}
      </span>
      {before && (
        <span className="figures shrink-0 text-12 text-muted">
          {text('life.later', { time: elapsed(intl, before.at, event.at) })}
        </span>
      )}
    </li>
  )
}

/** Null until main has answered; what is unknown to it is nothing. */
function useLife(messageId: Id): readonly LifeEvent[] | null {
  const [events, setEvents] = useState<readonly LifeEvent[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    void ask('lifeline.read', { messageId }).then((answer) => {
      if (isCurrent) setEvents(answer.ok ? answer.value.events : [])
    })
    return () => {
      isCurrent = false
    }
  }, [messageId])
  return events
}
