import { Avatar } from '../design/Avatar.tsx'
import { Count } from '../design/Count.tsx'
import { cx } from '../design/cx.ts'
import { Keys } from '../design/Keys.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { keyOf } from '../shell/keymap.ts'

const ROWS = [
  { id: '1', name: 'Pilar Quintana', line: 'tour.sample.question', unread: 2 },
  { id: '7', name: 'Jonas Weber', line: 'tour.sample.thanks', unread: 0 },
] as const
const COMMANDS = ['queue.next', 'queue.previous', 'chat.claim', 'chat.reply', 'chat.note'] as const

/** Two chats of a queue, and the keys that go through it. */
export function QueuePicture() {
  const text = useText()
  return (
    <div className="w-full max-w-80">
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        {ROWS.map(({ id, name, line, unread }, index) => (
          <div
            key={id}
            className={cx(
              'flex items-center gap-3 px-3 py-2.5',
              index === 0 ? 'bg-selected' : 'border-t border-line',
            )}
          >
            <Avatar id={id} name={name} size={32} />
            <div className="min-w-0 flex-1">
              <OwnDirection className={unread > 0 ? 'font-semibold' : 'font-medium'}>{name}</OwnDirection>
              <p className="truncate text-13 text-muted">{text(line)}</p>
            </div>
            <Count value={unread} label="" />
          </div>
        ))}
      </div>
      <div className="mt-4 flex justify-center gap-2">
        {COMMANDS.map((command) => (
          <Keys key={command} combination={keyOf(command)} />
        ))}
      </div>
    </div>
  )
}
