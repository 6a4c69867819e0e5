import { Check, CloudOff, Paperclip } from 'lucide-react'
import type { DraftKind } from '#shared/ipc.ts'
import { Button } from '../design/Button.tsx'
import { cx } from '../design/cx.ts'
import { IconButton } from '../design/IconButton.tsx'
import { Keys } from '../design/Keys.tsx'
import { useText } from '../i18n/I18n.tsx'
import { keyOf } from '../shell/keymap.ts'
import { useIsOnline } from '../store/account.tsx'
import type { DraftState } from './draft-saver.ts'
import { canSend, unitsLeft } from './length.ts'

interface ComposerFootProps {
  kind: DraftKind
  body: string
  /** How many go along. */
  files: number
  draftState: DraftState
  onAttach(): void
  onSend(): void
}

export function ComposerFoot({ kind, body, files, draftState, onAttach, onSend }: ComposerFootProps) {
  const text = useText()
  const isOnline = useIsOnline()
  const isNote = kind === 'note'
  return (
    <div className={cx('flex h-8 items-center gap-3 ps-2 text-12', isNote ? 'text-note-text' : 'text-muted')}>
      <IconButton icon={Paperclip} label={text('composer.attach')} placement="top" onPress={onAttach} />
      <DraftNote state={draftState} />
      <LengthNote body={body} />
      {!isOnline && (
        <span className="flex min-w-0 items-center gap-1.5">
          <CloudOff aria-hidden size={14} strokeWidth={2} className="shrink-0" />
          <span className="truncate">{text('composer.offline')}</span>
        </span>
      )}
      <span className="ms-auto flex shrink-0 items-center gap-3">
        <Keys combination={keyOf('chat.send')} />
        <Button
          kind={isNote ? 'note' : 'primary'}
          onPress={onSend}
          unavailable={canSend(body, files) ? null : ''}
        >
          {text(isNote ? 'composer.addNote' : 'composer.sendReply')}
        </Button>
      </span>
    </div>
  )
}

function DraftNote({ state }: { state: DraftState }) {
  const text = useText()
  if (state === 'none') return null
  if (state === 'failed') return <span className="text-danger-text">{text('composer.draftFailed')}</span>
  return (
    <span role="status" className="flex items-center gap-1.5">
      {state === 'saved' && <Check aria-hidden size={14} strokeWidth={2} />}
      {text(state === 'saved' ? 'composer.draftSaved' : 'composer.draftSaving')}
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
