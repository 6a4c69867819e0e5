import type { ChannelInput, PendingMessage } from '#shared/ipc.ts'
import { Button } from '../design/Button.tsx'
import type { MessageKey } from '../i18n/en/index.ts'
import { errorWords, fileErrorWords } from '../i18n/error-words.ts'
import { type Text, useIntl, useText } from '../i18n/I18n.tsx'
import { longAge } from '../i18n/times.ts'
import { useHeld, useMe } from '../store/account.tsx'
import { useNow } from '../store/clock.ts'
import { decide } from '../store/session.ts'
import { staleWords } from './stuck-words.ts'

const SEND: Partial<Record<PendingMessage['state'], MessageKey>> = {
  stale: 'pending.sendAnyway',
  confirm: 'pending.send',
  failed: 'pending.tryAgain',
}

/** Why a message did not go out, and the three ways on. */
export function StuckMessage({ pending }: { pending: PendingMessage }) {
  const text = useText()
  const reasons = useReasons(pending, text)

  function on(decision: ChannelInput<'message.decide'>['decision']) {
    return () => void decide(pending.sessionId, { id: pending.id, decision })
  }

  return (
    <div className="flex max-w-full flex-wrap items-center justify-end gap-x-1 gap-y-1 pt-1 text-13">
      <div className={pending.state === 'failed' ? 'px-1 text-danger-text' : 'px-1 text-warning-text'}>
        {reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </div>
      <div className="flex gap-1">
        <Button size="sm" onPress={on('send')}>
          {text(SEND[pending.state] ?? 'pending.send')}
        </Button>
        <Button size="sm" kind="quiet" onPress={on('edit')}>
          {text('pending.edit')}
        </Button>
        <Button size="sm" kind="quiet" onPress={on('discard')}>
          {text('pending.discard')}
        </Button>
      </div>
    </div>
  )
}

function useReasons(pending: PendingMessage, text: Text): readonly string[] {
  const intl = useIntl()
  const now = useNow(30_000)
  const users = useHeld((held) => held.users)
  const me = useMe().user.id
  if (pending.state === 'confirm')
    return [text('pending.confirm', { ago: longAge(intl, pending.createdAt, now) })]
  if (pending.state === 'stale') {
    const unnamed = text('message.unknownSender')
    const words = staleWords(pending.changed, me, (id) => users[id]?.name ?? unnamed)
    return [...new Set(words.map(({ key, values }) => text(key, values)))]
  }
  const toWords = pending.file ? fileErrorWords : errorWords
  const words = pending.error ? toWords(pending.error) : { key: 'error.generic' as const }
  return [text('pending.failed', { reason: text(words.key, words.values) })]
}
