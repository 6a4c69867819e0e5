import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { DraftFile, DraftKind, QueueRow } from '#shared/ipc.ts'
import { useText } from '../i18n/I18n.tsx'
import { keyOf } from '../shell/keymap.ts'
import { isKey } from '../shell/keys.ts'
import { useHeld } from '../store/account.tsx'
import { attachBlobs, attachFiles } from '../store/attach.ts'
import { draftKey, useStore } from '../store/store.ts'
import { ComposerFoot } from './ComposerFoot.tsx'
import { CannedDialogs } from './canned/CannedDialogs.tsx'
import type { CannedDialog } from './canned/use-canned.tsx'
import { FreshLine } from './FreshLine.tsx'
import { DraftFiles } from './files/DraftFiles.tsx'
import { DropZone } from './files/DropZone.tsx'
import { LongPaste } from './files/LongPaste.tsx'
import { isTooLong, pastedFiles, textFile } from './files/pasted.ts'
import { ReplyTarget } from './ReplyTarget.tsx'
import { isSendKey } from './send-key.ts'
import { SuggestList } from './suggest/SuggestList.tsx'
import { applyEdit, stateOf } from './text/apply-edit.ts'
import { continueList, type Edit, type Format, format, replacing } from './text/edit.ts'
import { useAutoGrow } from './use-auto-grow.ts'
import { useCaret } from './use-caret.ts'
import { useComposer } from './use-composer.ts'
import { useFieldSuggestions } from './use-field-suggestions.ts'

const FORMATS = {
  bold: 'write.bold',
  italic: 'write.italic',
  strike: 'write.strike',
  code: 'write.code',
} as const satisfies Record<Format, string>

interface ComposerFieldProps {
  kind: DraftKind
  row: QueueRow
  autoFocus: boolean
  /** The whole composer. */
  composer: RefObject<HTMLElement | null>
}

export function ComposerField({ kind, row, autoFocus, composer }: ComposerFieldProps) {
  const text = useText()
  const sessionId = row.session.id
  const files = useHeld(useShallow((held) => filesOf(held.draftFiles[sessionId], kind)))
  const sendWith = useStore((state) => state.preferences.sendWith)
  const replyTo = useStore((state) => state.drafts[draftKey(sessionId, kind)]?.replyTo ?? null)
  const { body, baseSeq, state, flush, change, send, discard } = useComposer(row, kind, files.length)
  const field = useAutoGrow(body)
  const { caret, look } = useCaret(field, sessionId, kind)
  const [dialog, setDialog] = useState<CannedDialog | null>(null)
  const [longPaste, setLongPaste] = useState<string | null>(null)
  const suggest = useFieldSuggestions({ row, kind, body, caret, put, open: setDialog })
  const answered = useRef(replyTo)

  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus, field])
  useEffect(() => {
    // Whoever chose a message to answer goes on by writing.
    if (replyTo !== null && replyTo !== answered.current) field.current?.focus()
    answered.current = replyTo
  }, [replyTo, field])

  function put(edit: Edit) {
    if (field.current) applyEdit(field.current, edit)
    look()
  }

  function insert(inserted: string) {
    if (!field.current) return
    const { start, end } = stateOf(field.current)
    put(replacing(start, end, inserted))
  }

  function attach(added: readonly File[]) {
    void attachBlobs(sessionId, kind, added)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const press = event.nativeEvent
    if (press.isComposing || suggest.onKey(event)) return
    const formats = Object.keys(FORMATS) as Format[]
    const how = formats.find((each) => isKey(keyOf(FORMATS[each]), press))
    const listed =
      isKey('Enter', press) || isKey('Shift+Enter', press) ? continueList(stateOf(event.currentTarget)) : null
    if (isSendKey(press, keyOf('chat.send'), sendWith)) void send()
    else if (how) put(format(stateOf(event.currentTarget), how))
    else if (listed) put(listed)
    else return
    event.preventDefault()
    // `Mod+I` and the like may mean something else outside of a field.
    event.stopPropagation()
  }

  function onPaste(event: ClipboardEvent) {
    const pasted = event.clipboardData.getData('text/plain')
    const added = pastedFiles(event.clipboardData)
    if (added.length > 0) attach(added)
    else if (isTooLong(pasted)) setLongPaste(pasted)
    else return
    event.preventDefault()
  }

  return (
    <div>
      <SuggestList suggest={suggest} />
      {replyTo !== null && <ReplyTarget sessionId={sessionId} messageId={replyTo} />}
      {kind === 'reply' && baseSeq !== null && <FreshLine sessionId={sessionId} baseSeq={baseSeq} />}
      {longPaste !== null && (
        <LongPaste
          length={longPaste.length}
          onAttach={() => {
            setLongPaste(null)
            attach([textFile(longPaste, text('composer.pastedName'))])
            field.current?.focus()
          }}
          onPaste={() => {
            setLongPaste(null)
            insert(longPaste)
          }}
          onClose={() => {
            setLongPaste(null)
            field.current?.focus()
          }}
        />
      )}
      <textarea
        ref={field}
        value={body}
        rows={2}
        // An empty field has no direction of its own: its placeholder goes the window's way.
        dir={body === '' ? undefined : 'auto'}
        aria-label={text(kind === 'note' ? 'composer.noteField' : 'composer.replyField', {
          name: row.customer.name,
        })}
        placeholder={text(kind === 'note' ? 'composer.notePlaceholder' : 'composer.replyPlaceholder', {
          name: row.customer.name,
        })}
        {...suggest.aria}
        className="selectable my-1 block max-h-60 w-full resize-none bg-transparent px-2 py-1 text-14 outline-none placeholder:text-muted"
        onChange={(event) => {
          change(event.target.value)
          look()
        }}
        onSelect={look}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => {
          look()
          void flush()
        }}
      />
      <DraftFiles sessionId={sessionId} kind={kind} files={files} />
      <ComposerFoot
        kind={kind}
        body={body}
        files={files.length}
        draftState={state}
        onAttach={() => void attachFiles(sessionId, kind)}
        onEmoji={insert}
        onCanned={() => insert(startsWord(field.current) ? '/' : ' /')}
        onDiscard={() => void discard()}
        onSend={() => void send()}
      />
      <DropZone composer={composer} kind={kind} customer={row.customer.name} onDrop={attach} />
      {dialog && <CannedDialogs dialog={dialog} row={row} put={put} onClose={() => setDialog(null)} />}
    </div>
  )
}

function filesOf(files: readonly DraftFile[] | undefined, kind: DraftKind): readonly DraftFile[] {
  return files?.filter((file) => file.kind === kind) ?? []
}

function startsWord(field: HTMLTextAreaElement | null): boolean {
  return !field || field.selectionStart === 0 || /\s/.test(field.value[field.selectionStart - 1] ?? '')
}
