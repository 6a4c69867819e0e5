import { type KeyboardEvent, useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { DraftFile, DraftKind, QueueRow } from '#shared/ipc.ts'
import { useText } from '../i18n/I18n.tsx'
import { keyOf } from '../shell/keymap.ts'
import { isKey } from '../shell/keys.ts'
import { useHeld } from '../store/account.tsx'
import { ask } from '../store/bridge.ts'
import { attachFiles, sendMessage } from '../store/drafts.ts'
import { toast } from '../store/toasts.ts'
import { ComposerFoot } from './ComposerFoot.tsx'
import { DraftFiles } from './DraftFiles.tsx'
import { canSend } from './length.ts'
import { createTypingSignal } from './typing-signal.ts'
import { useAutoGrow } from './use-auto-grow.ts'
import { useDraft } from './use-draft.ts'

interface ComposerFieldProps {
  kind: DraftKind
  row: QueueRow
  autoFocus: boolean
}

export function ComposerField({ kind, row, autoFocus }: ComposerFieldProps) {
  const text = useText()
  const sessionId = row.session.id
  const lastSeq = useHeld((held) => held.messages[sessionId]?.at(-1)?.seq ?? row.session.lastSeq)
  const draft = useDraft(sessionId, kind, lastSeq)
  const field = useAutoGrow(draft.body)
  const files = useHeld(useShallow((held) => filesOf(held.draftFiles[sessionId], kind)))
  const typing = useMemo(
    () => createTypingSignal((isTyping) => void ask('session.typing', { sessionId, typing: isTyping })),
    [sessionId],
  )
  useEffect(() => typing.stop, [typing])
  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus, field])

  function change(body: string) {
    draft.change(body)
    // Customers do not see notes, nor that one is being written.
    if (kind === 'reply' && body !== '') typing.typed()
    else typing.stop()
  }

  async function send() {
    if (!canSend(draft.body, files.length)) return
    typing.stop()
    const taken = await draft.take()
    if (await sendMessage({ sessionId, kind, ...taken })) return
    draft.putBack(taken)
    toast({ key: 'composer.sendFailed' }, { tone: 'problem' })
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || !isKey(keyOf('chat.send'), event.nativeEvent)) return
    event.preventDefault()
    void send()
  }

  return (
    <>
      <textarea
        ref={field}
        value={draft.body}
        rows={2}
        // An empty field has no direction of its own: its placeholder goes the window's way.
        dir={draft.body === '' ? undefined : 'auto'}
        aria-label={text(kind === 'note' ? 'composer.noteField' : 'composer.replyField', {
          name: row.customer.name,
        })}
        placeholder={text(kind === 'note' ? 'composer.notePlaceholder' : 'composer.replyPlaceholder', {
          name: row.customer.name,
        })}
        className="selectable my-1 block max-h-60 w-full resize-none bg-transparent px-2 py-1 text-14 outline-none placeholder:text-muted"
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void draft.flush()}
      />
      <DraftFiles files={files} />
      <ComposerFoot
        kind={kind}
        body={draft.body}
        files={files.length}
        draftState={draft.state}
        onAttach={() => void attachFiles(sessionId, kind)}
        onSend={() => void send()}
      />
    </>
  )
}

function filesOf(files: readonly DraftFile[] | undefined, kind: DraftKind): readonly DraftFile[] {
  return files?.filter((file) => file.kind === kind) ?? []
}
