import type { ReactNode } from 'react'
import type { ChannelInput, PendingMessage } from '#shared/ipc.ts'
import { Button } from '../design/Button.tsx'
import type { MessageKey } from '../i18n/en/index.ts'
import { errorWords, fileErrorWords } from '../i18n/error-words.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { longAge } from '../i18n/times.ts'
import { useHeld } from '../store/account.tsx'
import { useNow } from '../store/clock.ts'
import { decide } from '../store/decide.ts'
import { StaleMessage } from './StaleMessage.tsx'

type Decision = ChannelInput<'message.decide'>['decision']

/** Why a message did not go out, and the three ways on. */
export function StuckMessage({ pending }: { pending: PendingMessage }) {
  const on = (decision: Decision) => () => void decide(pending.sessionId, { id: pending.id, decision })
  switch (pending.state) {
    case 'stale':
      return <StaleMessage pending={pending} on={on} />
    case 'confirm':
      return <OldMessage pending={pending} on={on} />
    default:
      return <FailedMessage pending={pending} on={on} />
  }
}

interface DecidableProps {
  pending: PendingMessage
  on(decision: Decision): () => void
}

function FailedMessage({ pending, on }: DecidableProps) {
  const text = useText()
  const toWords = pending.file ? fileErrorWords : errorWords
  const words = pending.error ? toWords(pending.error) : { key: 'error.generic' as const }
  return (
    <Question tone="danger" words={text('pending.failed', { reason: text(words.key, words.values) })}>
      <Ways send="pending.tryAgain" on={on} />
    </Question>
  )
}

/** What an outage has made old is asked about once for its chat, below the last of it. */
function OldMessage({ pending, on }: DecidableProps) {
  const text = useText()
  const intl = useIntl()
  const now = useNow(30_000)
  const { sessionId } = pending
  const all = useHeld((held) => held.pending[sessionId])?.filter(({ state }) => state === 'confirm') ?? []
  const [first] = all
  if (!first || all.at(-1)?.id !== pending.id) return null
  const ago = longAge(intl, first.createdAt, now)
  if (all.length === 1) {
    return (
      <Question tone="warning" words={text('pending.confirm', { ago })}>
        <Ways send="pending.send" on={on} />
      </Question>
    )
  }
  const onAll = (decision: Decision) => () => {
    for (const { id } of all) void decide(sessionId, { id, decision })
  }
  return (
    <Question tone="warning" words={text('confirm.all', { count: all.length, ago })}>
      <Button size="sm" onPress={onAll('send')}>
        {text('confirm.sendAll')}
      </Button>
      <Button size="sm" kind="quiet" onPress={onAll('discard')}>
        {text('confirm.discardAll')}
      </Button>
    </Question>
  )
}

function Ways({ send, on }: { send: MessageKey; on: DecidableProps['on'] }) {
  const text = useText()
  return (
    <>
      <Button size="sm" onPress={on('send')}>
        {text(send)}
      </Button>
      <Button size="sm" kind="quiet" onPress={on('edit')}>
        {text('pending.edit')}
      </Button>
      <Button size="sm" kind="quiet" onPress={on('discard')}>
        {text('pending.discard')}
      </Button>
    </>
  )
}

interface QuestionProps {
  tone: 'danger' | 'warning'
  words: string
  children: ReactNode
}

function Question({ tone, words, children }: QuestionProps) {
  return (
    <div className="flex max-w-full flex-wrap items-center justify-end gap-1 pt-1 text-13">
      <p className={tone === 'danger' ? 'px-1 text-danger-text' : 'px-1 text-warning-text'}>{words}</p>
      <div className="flex gap-1">{children}</div>
    </div>
  )
}
