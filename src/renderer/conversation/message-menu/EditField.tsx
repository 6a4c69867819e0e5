import { type KeyboardEvent, useEffect, useRef } from 'react'
import { MAX_BODY, type Message } from '#shared/entities.ts'
import { Button } from '../../design/Button.tsx'
import { Keys } from '../../design/Keys.tsx'
import { useText } from '../../i18n/I18n.tsx'
import { keyOf } from '../../shell/keymap.ts'
import { isKey } from '../../shell/keys.ts'
import { useIsOnline } from '../../store/account.tsx'
import { changeEdit, dropEdit, saveEdit } from '../../store/messages.ts'
import { useStore } from '../../store/store.ts'
import { Words } from '../Body.tsx'

/** My own message, while I change what it says: in its place, with its own keys. */
export function EditField({ message }: { message: Message }) {
  const text = useText()
  const isOnline = useIsOnline()
  const edit = useStore((state) => state.edits[message.id])
  const field = useRef<HTMLTextAreaElement>(null)
  const body = edit?.body ?? ''

  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])

  if (!edit) return null
  const isDeleted = message.status === 'deleted'
  const isChanged = !isDeleted && message.editedAt !== edit.baseEditedAt
  const canSave = isOnline && !isDeleted && body.trim() !== '' && body.length <= MAX_BODY

  function leave(): void {
    const article = field.current?.closest('article')
    dropEdit(message.id)
    article?.focus()
  }

  async function save(): Promise<void> {
    if (!canSave) return
    if (body === message.body) return leave()
    if (isChanged) changeEdit(message.id, { baseEditedAt: message.editedAt })
    const article = field.current?.closest('article')
    if (await saveEdit(message)) article?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') leave()
    else if (isKey(keyOf('chat.send'), event.nativeEvent)) void save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="flex w-full flex-col gap-2">
      {(isChanged || isDeleted) && (
        <div role="alert" className="flex flex-col gap-1 rounded-sm bg-warning-soft px-2.5 py-2 text-13">
          <p className="font-medium text-warning-text">
            {text(isDeleted ? 'message.edit.isDeleted' : 'message.edit.now')}
          </p>
          {isChanged && <Words text={message.body} hasMarks />}
        </div>
      )}
      <textarea
        ref={field}
        dir="auto"
        aria-label={text('message.edit.field')}
        value={body}
        rows={Math.min(12, Math.max(2, body.split('\n').length))}
        onChange={(event) => changeEdit(message.id, { body: event.target.value })}
        onKeyDown={onKeyDown}
        className="selectable w-full resize-none rounded-sm border border-field bg-surface px-2.5 py-1.5 text-14 -outline-offset-1"
      />
      <div className="flex flex-wrap justify-end gap-1">
        <Button size="sm" kind="quiet" onPress={leave}>
          {text(isChanged ? 'message.edit.theirs' : 'message.edit.cancel')}
          <Keys combination="Escape" />
        </Button>
        <Button
          size="sm"
          kind="primary"
          unavailable={isOnline ? null : text('message.offline')}
          isPending={edit.isSaving}
          onPress={() => void save()}
          hint={<Keys combination={keyOf('chat.send')} onDark />}
        >
          {text(isChanged ? 'message.edit.anyway' : 'message.edit.save')}
        </Button>
      </div>
    </div>
  )
}
