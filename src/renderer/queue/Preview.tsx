import type { QueueRow } from '#shared/ipc.ts'
import { eventWords } from '../conversation/event-words.ts'
import { TypingDots } from '../conversation/TypingDots.tsx'
import { cx } from '../design/cx.ts'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import type { Somebody } from '../store/entities.ts'
import { useTypists } from '../store/typing.ts'
import { attachmentKey } from './attachment-key.ts'

/** The last line of the chat, with who said it; while somebody writes the next one, that in its place. */
export function Preview({ row }: { row: QueueRow }) {
  const typists = useTypists(row.session.id)
  return typists.length > 0 ? <Typing typists={typists} /> : <LastLine row={row} />
}

/** No higher than the line in whose place it is. */
function Typing({ typists }: { typists: readonly Somebody[] }) {
  const text = useText()
  const users = useHeld((held) => held.users)
  const isCustomer = typists.some(({ who }) => who === 'customer')
  const names = typists.flatMap(({ who, memberId }) =>
    who === 'user' ? [firstName(users[memberId]?.name ?? text('message.unknownSender'))] : [],
  )
  const [first = '', second = ''] = names
  const words = isCustomer
    ? text('row.typing')
    : text('conversation.typing', { count: names.length, first, second })
  return (
    <span data-testid="row-typing" className="flex min-w-0 flex-1 items-center gap-1.5 text-muted">
      <TypingDots />
      <span className="truncate">{words}</span>
    </span>
  )
}

function LastLine({ row: { preview, session, unread } }: { row: QueueRow }) {
  const line = useLine(preview)
  return (
    <OwnDirection title={session.subject} className={cx('text-13', unread > 0 ? 'text-ink' : 'text-muted')}>
      {line}
    </OwnDirection>
  )
}

function useLine(preview: QueueRow['preview']): string {
  const text = useText()
  const me = useMe().user.id
  const sender = useHeld(({ users }) => (preview?.senderId ? users[preview.senderId]?.name : undefined))
  if (!preview) return text('row.noMessages')
  if (preview.event) {
    const words = eventWords(preview.event, me, (id) => (id === preview.senderId ? sender : undefined))
    return text(words.key, {
      ...words.values,
      name: words.values?.name ?? sender ?? text('message.unknownSender'),
    })
  }
  const kind = preview.status === 'deleted' ? 'message.deleted' : attachmentKey(preview.type)
  const body = kind ? text(kind) : preview.body
  if (preview.type === 'note') return text('row.note', { text: isolated(body) })
  if (preview.senderKind !== 'user') return body
  if (preview.senderId === me) return text('row.you', { text: isolated(body) })
  return text('row.staff', { name: firstName(sender ?? text('message.unknownSender')), text: isolated(body) })
}

/** Somebody's words inside a sentence of ours: their direction must not turn the rest around. */
function isolated(words: string): string {
  return `\u2068${words}\u2069`
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}
