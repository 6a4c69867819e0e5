import { ArrowRightLeft, History, type LucideIcon, MessageSquare } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { Message } from '#shared/entities.ts'
import type { StaleChange } from '#shared/errors.ts'
import type { ChannelInput, PendingMessage } from '#shared/ipc.ts'
import { Button } from '../design/Button.tsx'
import { Keys } from '../design/Keys.tsx'
import { useText } from '../i18n/I18n.tsx'
import { isKey } from '../shell/keys.ts'
import { useHeld, useMe } from '../store/account.tsx'
import { staleWords } from './stuck-words.ts'

type Decision = ChannelInput<'message.decide'>['decision']

const KEYS = { s: 'send', e: 'edit', d: 'discard' } as const satisfies Record<string, Decision>
/** More than these are counted. */
const MOST = 4
const NONE: readonly Message[] = []

interface StaleMessageProps {
  pending: PendingMessage
  on(decision: Decision): () => void
}

/** What has happened since a reply was begun, below the reply: who wrote it decides what becomes of it. */
export function StaleMessage({ pending, on }: StaleMessageProps) {
  const text = useText()
  const changes = pending.changed?.changes ?? []
  const lines = useLines(pending, changes.slice(-MOST))
  const more = Math.max(0, changes.length - MOST)

  function onKeyDown(event: KeyboardEvent) {
    const found = Object.entries(KEYS).find(([key]) => isKey(key, event.nativeEvent))
    if (!found) return
    event.preventDefault()
    event.stopPropagation()
    on(found[1])()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that belong together are no fieldset
    <div
      role="group"
      aria-label={text('stale.title')}
      data-testid="stale"
      className="mt-1 w-full max-w-lg rounded-md border border-line bg-surface text-13"
      onKeyDown={onKeyDown}
    >
      <p role="alert" className="flex items-center gap-2 px-3 pt-2 font-medium text-warning-text">
        <History aria-hidden size={14} strokeWidth={2} className="shrink-0" />
        {text('stale.title')}
      </p>
      <p className="px-3 pt-2 text-12 text-muted">{text('stale.since')}</p>
      <ul className="px-3 py-1">
        {lines.map(({ id, icon: Icon, who, words }) => (
          <li key={id} className="flex items-baseline gap-2 py-0.5">
            <Icon aria-hidden size={12} strokeWidth={2} className="shrink-0 self-center text-muted" />
            <span className="min-w-0 flex-1 truncate">
              {who !== null && <bdi className="font-medium">{who}: </bdi>}
              <bdi>{words}</bdi>
            </span>
          </li>
        ))}
        {more > 0 && <li className="py-0.5 text-muted">{text('stale.more', { count: more })}</li>}
      </ul>
      <div className="flex flex-wrap gap-1 border-t border-line p-2">
        <Button size="sm" onPress={on('send')}>
          {text('pending.sendAnyway')} <Keys combination="s" />
        </Button>
        <Button size="sm" kind="quiet" onPress={on('edit')}>
          {text('pending.edit')} <Keys combination="e" />
        </Button>
        <Button size="sm" kind="quiet" onPress={on('discard')}>
          {text('pending.discard')} <Keys combination="d" />
        </Button>
      </div>
    </div>
  )
}

interface Line {
  id: string
  icon: LucideIcon
  who: string | null
  words: string
}

/** Messages in their own words where they are here; everything else as the conversation says it. */
function useLines({ sessionId, changed }: PendingMessage, changes: readonly StaleChange[]): readonly Line[] {
  const text = useText()
  const me = useMe().user.id
  const users = useHeld((held) => held.users)
  const customer = useHeld((held) => held.rows[sessionId]?.customer.name) ?? ''
  const messages = useHeld((held) => held.messages[sessionId] ?? NONE)
  const unnamed = text('message.unknownSender')
  const nameOf = (id: string) => users[id]?.name ?? unnamed
  const worded = (part: readonly StaleChange[]) => {
    const words = staleWords(changed && { ...changed, changes: [...part] }, me, nameOf)
    return words.map(({ key, values }) => text(key, values)).join(' ')
  }

  if (changes.length === 0) return [{ id: 'unknown', icon: History, who: null, words: worded([]) }]
  return changes.map((change): Line => {
    const id = `${change.kind}:${change.seq}`
    if (change.kind !== 'message') return { id, icon: ArrowRightLeft, who: null, words: worded([change]) }
    const message = messages.find(({ seq }) => seq === change.seq)
    if (!message) return { id, icon: MessageSquare, who: null, words: worded([change]) }
    const who = change.senderKind === 'customer' ? customer : nameOf(change.senderId ?? '')
    const words = message.body.trim() || (message.attachment?.name ?? text('stale.file'))
    return { id, icon: MessageSquare, who, words }
  })
}
