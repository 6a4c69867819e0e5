import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Id } from '#shared/ids.ts'
import type { ChannelInput, UnsentChat, UnsentMessage } from '#shared/ipc.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Button } from '../design/Button.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useWorkspace } from '../store/account.tsx'
import { decide } from '../store/decide.ts'
import { accountOf } from '../store/held.ts'
import { useStore } from '../store/store.ts'
import { waitsOf, waitText } from './wait-words.ts'

/** More chats than these are counted, not named; and of one chat, more messages that are to be decided about. */
const NAMED = 8
const DECIDED_HERE = 3

interface WaitingChatsProps {
  chats: readonly UnsentChat[]
  onOpen(sessionId: Id): void
}

/** What waits to be sent, chat by chat: how much, why, and what can be done about it without going there. */
export function WaitingChats({ chats, onOpen }: WaitingChatsProps) {
  const text = useText()
  const others = chats.length - NAMED
  return (
    <div className="flex flex-col gap-1.5">
      <ul aria-label={text('waiting.label')} className="-mx-2 flex flex-col gap-1">
        {chats.slice(0, NAMED).map((chat) => (
          <li key={chat.sessionId}>
            <WaitingChat chat={chat} onOpen={() => onOpen(chat.sessionId)} />
          </li>
        ))}
      </ul>
      {others > 0 && <p className="text-12 text-muted">{text('signOut.more', { count: others })}</p>}
    </div>
  )
}

function WaitingChat({ chat, onOpen }: { chat: UnsentChat; onOpen(): void }) {
  const text = useText()
  const accountId = useStore((state) => accountOf(state, chat.sessionId))
  const isOnline = useStore((state) => {
    const lines = accountId === undefined ? Object.values(state.held) : [state.held[accountId]]
    return lines.every((held) => held?.sync.connection.state === 'online')
  })
  const { customer, messages } = chat
  const name = customer?.name ?? text('signOut.unknownChat')
  const whyOf = (message: UnsentMessage) => waitText(message, isOnline, text)
  const { stuck, moving } = waitsOf(messages, whyOf)
  const more = stuck.length - DECIDED_HERE
  return (
    <div className="flex flex-col gap-1" data-testid="waiting-chat">
      <AriaButton
        onPress={onOpen}
        className="flex w-full items-start gap-2.5 rounded-sm px-2 py-1.5 text-start hover:bg-hover"
      >
        <Avatar id={customer?.id ?? chat.sessionId} name={name} size={24} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <OwnDirection className="min-w-0 flex-1 truncate font-medium">{name}</OwnDirection>
            <span className="figures shrink-0 text-12 text-muted">
              {text('signOut.chatMessages', { count: messages.length })}
            </span>
          </span>
          {accountId !== undefined && <Workspace accountId={accountId} />}
          {moving.map(({ why, count }) => (
            <span key={why} className="block text-12 text-muted">
              {count === messages.length ? why : text('waiting.several', { count, why })}
            </span>
          ))}
        </span>
      </AriaButton>
      {stuck.slice(0, DECIDED_HERE).map((message) => (
        <Stuck
          key={message.id}
          message={message}
          sessionId={chat.sessionId}
          why={whyOf(message)}
          onOpen={onOpen}
        />
      ))}
      {more > 0 && <p className="ps-10.5 text-12 text-muted">{text('waiting.moreStuck', { count: more })}</p>}
    </div>
  )
}

/** Which workspace a chat is of, where there are several. */
function Workspace({ accountId }: { accountId: Id }) {
  const workspace = useWorkspace(accountId)
  if (workspace === null) return null
  return (
    <span title={workspace} className="block truncate text-12 text-muted">
      <bdi>{workspace}</bdi>
    </span>
  )
}

type Decision = ChannelInput<'message.decide'>['decision']

interface StuckProps {
  message: UnsentMessage
  sessionId: Id
  why: string
  onOpen(): void
}

/** One that waits for its author. What something has overtaken is decided in its chat, where that can be read. */
function Stuck({ message, sessionId, why, onOpen }: StuckProps) {
  const text = useText()
  const [isSure, setSure] = useState(false)
  const on = (decision: Decision) => () => void decide(sessionId, { id: message.id, decision })
  return (
    <div className="me-2 mb-1 ms-10.5 flex flex-col gap-1 border-s-2 border-line ps-2.5">
      <OwnDirection className="truncate">{message.words}</OwnDirection>
      <p className={message.state === 'failed' ? 'text-12 text-danger-text' : 'text-12 text-warning-text'}>
        {why}
      </p>
      <div className="flex flex-wrap gap-1.5">
        {message.state === 'stale' ? (
          <Button size="sm" onPress={onOpen}>
            {text('waiting.look')}
          </Button>
        ) : (
          <>
            <Button size="sm" onPress={on('send')}>
              {text(message.state === 'failed' ? 'pending.tryAgain' : 'pending.send')}
            </Button>
            <Button size="sm" kind="quiet" onPress={isSure ? on('discard') : () => setSure(true)}>
              <span className="text-danger-text">
                {isSure ? text('status.confirm.discardSure', { count: 1 }) : text('pending.discard')}
              </span>
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
