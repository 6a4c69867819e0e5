import {
  Check,
  ChevronDown,
  CloudOff,
  MessageSquareText,
  Paperclip,
  SendHorizontal,
  StickyNote,
  Trash2,
} from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { DraftKind } from '#shared/ipc.ts'
import { Button } from '../design/Button.tsx'
import { cx } from '../design/cx.ts'
import { IconButton } from '../design/IconButton.tsx'
import { Keys } from '../design/Keys.tsx'
import { Menu, MenuChoice, MenuItem } from '../design/Menu.tsx'
import { useText } from '../i18n/I18n.tsx'
import { keyOf } from '../shell/keymap.ts'
import { useIsOnline } from '../store/account.tsx'
import { setPreferences, useStore } from '../store/store.ts'
import type { DraftState } from './draft-saver.ts'
import { EmojiButton } from './emoji/EmojiButton.tsx'
import { canSend, unitsLeft } from './length.ts'

interface ComposerFootProps {
  kind: DraftKind
  body: string
  /** How many go along. */
  files: number
  draftState: DraftState
  onAttach(): void
  onEmoji(emoji: string): void
  onCanned(): void
  onDiscard(): void
  onSend(): void
}

/** What can be added, how the draft is, and the way out. */
export function ComposerFoot(props: ComposerFootProps) {
  const { kind, body, draftState, onAttach, onEmoji, onCanned, onDiscard } = props
  const text = useText()
  const isOnline = useIsOnline()
  return (
    <div
      className={cx(
        'flex min-h-8 items-center gap-3 text-12',
        kind === 'note' ? 'text-note-text' : 'text-muted',
      )}
    >
      <span className="flex shrink-0">
        <IconButton icon={Paperclip} label={text('composer.attach')} placement="top" onPress={onAttach} />
        <IconButton
          icon={MessageSquareText}
          label={text('canned.open')}
          placement="top"
          shortcut="/"
          onPress={onCanned}
        />
        <EmojiButton onChoose={onEmoji} />
        {body !== '' && (
          <IconButton
            icon={Trash2}
            label={text('composer.draftDiscard')}
            placement="top"
            onPress={onDiscard}
          />
        )}
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-3">
        <DraftNote state={draftState} />
        {!isOnline && (
          <span title={text('composer.offline')} className="flex min-w-0 items-center gap-1.5">
            <CloudOff aria-hidden size={14} strokeWidth={2} className="shrink-0" />
            <span className="sr-only min-w-0 text-pretty @xl:not-sr-only">{text('composer.offline')}</span>
          </span>
        )}
        <LengthNote body={body} />
      </span>
      <SendButton {...props} />
    </div>
  )
}

function SendButton({ kind, body, files, onSend }: ComposerFootProps) {
  const text = useText()
  const sendWith = useStore((state) => state.preferences.sendWith)
  const isNote = kind === 'note'
  const Icon = isNote ? StickyNote : SendHorizontal
  const tableKey = keyOf('chat.send')
  return (
    <span className="flex shrink-0 items-center gap-3">
      <span className="hidden @md:inline-flex">
        <Keys combination={sendWith === 'enter' ? 'Enter' : tableKey} />
      </span>
      <span className="flex">
        <Button
          kind={isNote ? 'note' : 'primary'}
          onPress={onSend}
          unavailable={canSend(body, files) ? null : ''}
          className="rounded-e-none"
        >
          <Icon aria-hidden size={14} strokeWidth={2} className="rtl:-scale-x-100" />
          {text(isNote ? 'composer.addNote' : 'composer.sendReply')}
        </Button>
        <Menu
          label={text('composer.sendWith')}
          placement="top end"
          trigger={
            <AriaButton
              aria-label={text('composer.sendWith')}
              className={cx(
                'inline-flex h-8 w-6 items-center justify-center rounded-e-sm border-s',
                isNote
                  ? 'border-s-note bg-note-solid text-on-note hover:brightness-95'
                  : 'border-s-surface bg-accent text-on-accent hover:bg-accent-hover',
              )}
            >
              <ChevronDown aria-hidden size={14} strokeWidth={2} />
            </AriaButton>
          }
        >
          <MenuChoice
            label={text('composer.sendWith')}
            value={sendWith}
            onChange={(chosen) => setPreferences({ sendWith: chosen })}
          >
            <MenuItem id="mod-enter" label={text('composer.sendWithMod')} shortcut={tableKey} />
            <MenuItem id="enter" label={text('composer.sendWithEnter')} shortcut="Enter" />
          </MenuChoice>
        </Menu>
      </span>
    </span>
  )
}

function DraftNote({ state }: { state: DraftState }) {
  const text = useText()
  if (state === 'failed') {
    return (
      <span role="alert" className="text-danger-text">
        {text('composer.draftFailed')}
      </span>
    )
  }
  return (
    <span role="status" className="flex min-w-0 items-center gap-1.5">
      {state === 'saved' && <Check aria-hidden size={14} strokeWidth={2} className="shrink-0" />}
      <span className="sr-only truncate @md:not-sr-only">
        {state !== 'none' && text(state === 'saved' ? 'composer.draftSaved' : 'composer.draftSaving')}
      </span>
    </span>
  )
}

function LengthNote({ body }: { body: string }) {
  const text = useText()
  const left = unitsLeft(body)
  if (left === null) return null
  if (left >= 0) return <span className="figures">{text('composer.left', { count: left })}</span>
  return <span className="figures text-danger-text">{text('composer.over', { count: -left })}</span>
}
