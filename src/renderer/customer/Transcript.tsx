import { ArrowLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Message, Session } from '#shared/entities.ts'
import type { ErrorBody } from '#shared/errors.ts'
import { Button } from '../design/Button.tsx'
import { cx } from '../design/cx.ts'
import { IconButton } from '../design/IconButton.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { errorWords } from '../i18n/error-words.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime } from '../i18n/times.ts'
import { useHeld } from '../store/account.tsx'
import { openSession } from '../store/chats.ts'
import { peek } from '../store/customer.ts'
import { mergeMessages } from '../store/entities.ts'

interface TranscriptProps {
  chat: Session
  customerName: string
  onBack(): void
}

/** Another chat of the customer, to be read beside the one that is open. */
export function Transcript({ chat, customerName, onBack }: TranscriptProps) {
  const text = useText()
  const intl = useIntl()
  const { messages, more, problem, load } = useTranscript(chat)
  const words = problem && errorWords(problem)
  const spoken = messages?.filter(({ type }) => type !== 'system') ?? []
  const title = chat.subject || text(`session.type.${chat.type}`)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape of what is inside
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onBack()
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex items-center gap-1 border-b border-line py-2 ps-3 pe-4">
        <IconButton
          autoFocus
          icon={ArrowLeft}
          label={text('customer.back')}
          onPress={onBack}
          className="rtl:-scale-x-100"
        />
        <div className="min-w-0 flex-1">
          <h3 className="truncate text-13 font-medium">
            <OwnDirection>{title}</OwnDirection>
          </h3>
          <p className="figures truncate text-12 text-muted">
            {intl.formatDate(chat.createdAt, { dateStyle: 'medium' })} ·{' '}
            {text(`session.status.${chat.status}`)}
          </p>
        </div>
        <Button size="sm" onPress={() => void openSession(chat.id)}>
          {text('customer.openChat')}
        </Button>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
        tabIndex={0}
        aria-label={text('customer.transcript', { subject: title })}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto px-5 py-4 outline-offset-[-2px]"
      >
        <div className="mb-auto flex shrink-0 flex-col gap-3">
          {words && (
            <div className="flex flex-col items-start gap-2 text-13 text-muted">
              <p className="text-pretty">{text(words.key, words.values)}</p>
              <Button size="sm" onPress={load}>
                {text('action.retry')}
              </Button>
            </div>
          )}
          {more && !problem && (
            <Button size="sm" kind="quiet" onPress={load} className="self-center">
              {text('customer.showOlder')}
            </Button>
          )}
          {messages && spoken.length === 0 && !problem && (
            <p className="text-13 text-muted">{text('customer.nothingSaid')}</p>
          )}
          {spoken.map((message) => (
            <Line key={message.id} message={message} customerName={customerName} />
          ))}
        </div>
      </section>
    </div>
  )
}

function useTranscript({ id, lastSeq }: Session) {
  const [messages, setMessages] = useState<readonly Message[] | null>(null)
  const [more, setMore] = useState(false)
  const [problem, setProblem] = useState<ErrorBody | null>(null)

  async function load(): Promise<void> {
    const answer = await peek(id, messages?.[0]?.seq ?? lastSeq + 1)
    if (!answer.ok) return setProblem(answer.error)
    setProblem(null)
    setMessages((known) => mergeMessages(known ?? [], answer.value.messages))
    setMore(answer.value.more && answer.value.messages.length > 0)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once; it is made anew for another chat
  useEffect(() => void load(), [])
  return { messages, more, problem, load: () => void load() }
}

function Line({ message, customerName }: { message: Message; customerName: string }) {
  const text = useText()
  const intl = useIntl()
  const { senderKind, senderId, type, createdAt, attachment } = message
  const colleague = useHeld(({ users }) => (senderId === null ? undefined : users[senderId]?.name))
  const name = senderKind === 'customer' ? customerName : (colleague ?? text('message.unknownSender'))
  const isNote = type === 'note'
  return (
    <div
      className={cx(
        'text-13',
        isNote && 'rounded-md border border-note-line bg-note px-2.5 py-2 text-note-text',
      )}
    >
      <p className={cx('flex items-baseline gap-2 text-12', !isNote && 'text-muted')}>
        <span className={cx('min-w-0 truncate font-medium', senderKind === 'customer' && 'text-ink')}>
          <bdi>{name}</bdi>
          {isNote && <> · {text('customer.note')}</>}
        </span>
        <time dateTime={createdAt} title={exactTime(intl, createdAt)} className="figures shrink-0">
          {intl.formatTime(createdAt, { timeStyle: 'short' })}
        </time>
      </p>
      {message.status === 'deleted' ? (
        <p className="text-muted italic">{text('message.deleted')}</p>
      ) : (
        <>
          {attachment && <p dir="auto">{attachment.name}</p>}
          {message.body !== '' && (
            <p dir="auto" className="selectable whitespace-pre-wrap break-words">
              {message.body}
            </p>
          )}
        </>
      )}
    </div>
  )
}
