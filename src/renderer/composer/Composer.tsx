import { EyeOff, MessageSquareReply, StickyNote } from 'lucide-react'
import { useRef, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { DraftKind, QueueRow } from '#shared/ipc.ts'
import { replyHurdle } from '../actions/rules.ts'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'
import { useCommand } from '../shell/commands.ts'
import { useMe } from '../store/account.tsx'
import { compose } from '../store/reply-to.ts'
import { useStore } from '../store/store.ts'
import { ComposerField } from './ComposerField.tsx'
import { Handed } from './Handed.tsx'
import { ReplyHurdle } from './ReplyHurdle.tsx'

interface ComposerProps {
  row: QueueRow
  /** Grows each time the drafts were read anew. */
  round: number
}

/** Where an agent writes: to the customer, or, in another colour, to their colleagues. */
export function Composer({ row, round }: ComposerProps) {
  const text = useText()
  const me = useMe().user
  const sessionId = row.session.id
  const kind = useStore((state) => state.composing[sessionId] ?? 'reply')
  const [wantsFocus, setWantsFocus] = useState(false)
  const section = useRef<HTMLElement>(null)
  const hurdle = replyHurdle(row.session, me)
  const isNote = kind === 'note' && hurdle !== 'closed'

  function write(wanted: DraftKind) {
    compose(sessionId, wanted)
    setWantsFocus(true)
    section.current?.querySelector('textarea')?.focus()
  }
  useCommand('chat.reply', () => write('reply'))
  useCommand('chat.note', () => write('note'))

  return (
    <section
      ref={section}
      aria-label={text('chats.writing', { name: row.customer.name })}
      data-testid="composer"
      data-kind={isNote ? 'note' : 'reply'}
      className={cx(
        '@container relative shrink-0 border-t-2 px-6 pb-3',
        isNote
          ? 'border-note-line bg-note focus-within:border-note-solid'
          : 'border-line bg-surface focus-within:border-accent',
      )}
    >
      <div className="relative mx-auto max-w-3xl">
        <Handed row={row} />
        {hurdle === 'closed' ? (
          <ReplyHurdle hurdle={hurdle} row={row} />
        ) : (
          <Tabs selectedKey={kind} onSelectionChange={(key) => compose(sessionId, key as DraftKind)}>
            <div className="flex items-center justify-between gap-4 pt-2">
              <TabList aria-label={text('composer.kinds')} className="flex gap-1">
                <KindTab kind="reply" isSelected={kind === 'reply'} />
                <KindTab kind="note" isSelected={kind === 'note'} />
              </TabList>
              {isNote && (
                <p className="flex min-w-0 items-center gap-1.5 text-12 font-medium text-note-text">
                  <EyeOff aria-hidden size={14} strokeWidth={2} className="shrink-0" />
                  <span className="truncate">{text('composer.noteOnly')}</span>
                </p>
              )}
            </div>
            <TabPanel key={kind} id={kind} className="outline-none">
              {kind === 'reply' && hurdle ? (
                <ReplyHurdle hurdle={hurdle} row={row} />
              ) : (
                <ComposerField
                  key={`${kind}:${round}`}
                  kind={kind}
                  row={row}
                  autoFocus={wantsFocus}
                  composer={section}
                />
              )}
            </TabPanel>
          </Tabs>
        )}
      </div>
    </section>
  )
}

const ICONS = { reply: MessageSquareReply, note: StickyNote } as const
const CHOSEN = {
  reply: 'bg-accent-soft text-accent-text',
  note: 'bg-note-solid text-on-note',
} as const

function KindTab({ kind, isSelected }: { kind: DraftKind; isSelected: boolean }) {
  const text = useText()
  const Icon = ICONS[kind]
  return (
    <Tab
      id={kind}
      className={cx(
        'flex h-7 cursor-default items-center gap-1.5 rounded-sm px-2 text-13 font-medium outline-offset-0',
        isSelected ? CHOSEN[kind] : 'text-muted hover:text-ink',
      )}
    >
      <Icon aria-hidden size={14} strokeWidth={2} />
      {text(`composer.${kind}`)}
    </Tab>
  )
}
