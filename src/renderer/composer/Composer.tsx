import { MessageSquareReply, StickyNote } from 'lucide-react'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { DraftKind, QueueRow } from '#shared/ipc.ts'
import { replyHurdle } from '../actions/rules.ts'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'
import { useCommand } from '../shell/commands.ts'
import { useMe } from '../store/account.tsx'
import { ComposerField } from './ComposerField.tsx'
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
  const [kind, setKind] = useState<DraftKind>('reply')
  const [wantsFocus, setWantsFocus] = useState(false)
  const hurdle = replyHurdle(row.session, me)
  const isNote = kind === 'note' && hurdle !== 'closed'

  function write(wanted: DraftKind) {
    setKind(wanted)
    setWantsFocus(true)
    focusField()
  }
  useCommand('chat.reply', () => write('reply'))
  useCommand('chat.note', () => write('note'))

  return (
    <section
      aria-label={text('composer.label')}
      data-testid="composer"
      className={cx(
        'shrink-0 border-t px-6 pb-4',
        isNote
          ? 'border-note-line bg-note focus-within:border-note-solid'
          : 'border-line bg-surface focus-within:border-accent',
      )}
    >
      <div className="mx-auto max-w-3xl">
        {hurdle === 'closed' ? (
          <ReplyHurdle hurdle={hurdle} row={row} />
        ) : (
          <Tabs selectedKey={kind} onSelectionChange={(key) => setKind(key as DraftKind)}>
            <div className="flex items-center justify-between gap-4 pt-2">
              <TabList aria-label={text('composer.kinds')} className="flex gap-1">
                <KindTab kind="reply" isSelected={kind === 'reply'} />
                <KindTab kind="note" isSelected={kind === 'note'} />
              </TabList>
              {isNote && <p className="text-12 text-note-text">{text('composer.noteOnly')}</p>}
            </div>
            <TabPanel key={kind} id={kind} className="outline-none">
              {kind === 'reply' && hurdle ? (
                <ReplyHurdle hurdle={hurdle} row={row} />
              ) : (
                <ComposerField key={`${kind}:${round}`} kind={kind} row={row} autoFocus={wantsFocus} />
              )}
            </TabPanel>
          </Tabs>
        )}
      </div>
    </section>
  )
}

function focusField(): void {
  document.querySelector<HTMLTextAreaElement>('[data-testid="composer"] textarea')?.focus()
}

const ICONS = { reply: MessageSquareReply, note: StickyNote } as const

function KindTab({ kind, isSelected }: { kind: DraftKind; isSelected: boolean }) {
  const text = useText()
  const Icon = ICONS[kind]
  return (
    <Tab
      id={kind}
      className={cx(
        'flex h-8 cursor-default items-center gap-1.5 rounded-sm px-2 text-13 font-medium outline-offset-0',
        isSelected ? (kind === 'note' ? 'text-note-text' : 'text-accent-text') : 'text-muted hover:text-ink',
      )}
    >
      <Icon aria-hidden size={14} strokeWidth={2} />
      {text(`composer.${kind}`)}
    </Tab>
  )
}
