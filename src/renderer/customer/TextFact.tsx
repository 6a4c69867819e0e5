import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { FieldValue } from '#shared/edits.ts'
import { cx } from '../design/cx.ts'
import { useText } from '../i18n/I18n.tsx'
import { CopyButton } from './CopyButton.tsx'
import { EditQuestion, WaitingMark } from './EditState.tsx'
import { Fact } from './Fact.tsx'
import { DateEditor, Editor, type EditorType } from './FactEditor.tsx'
import type { Field } from './use-field.ts'
import { AS_TEXT, type Writing } from './writing.ts'

interface TextFactProps {
  label: string
  field: Field
  /** Not for who may not change it. */
  isFixed?: boolean
  type?: EditorType | 'date'
  writing?: Writing
  canCopy?: boolean
  /** A value in words; as it is written unless told otherwise. */
  say?(value: FieldValue): string
  /** How it is shown, where the words alone will not do. */
  show?(value: FieldValue): ReactNode
}

/** A value that is changed in its place: Enter or a press opens it, Enter keeps it, Escape leaves it as it was. */
export function TextFact({ label, field, canCopy = false, ...more }: TextFactProps) {
  const { isFixed = false, writing = AS_TEXT } = more
  const say = more.say ?? writing.write
  const shown = say(field.value)
  const show = more.show ?? ((value) => <bdi>{say(value)}</bdi>)
  const [isOpen, setOpen] = useState(false)
  const reading = useRef<HTMLButtonElement>(null)
  const returnsFocus = useRef(false)
  useEffect(() => {
    if (isOpen || !returnsFocus.current) return
    returnsFocus.current = false
    reading.current?.focus()
  }, [isOpen])
  const editing = {
    ...{ label, field, writing },
    onClose(byKey: boolean) {
      returnsFocus.current = byKey
      setOpen(false)
    },
  }
  const { type = 'text' } = more
  const editor = type === 'date' ? <DateEditor {...editing} /> : <Editor {...editing} type={type} />

  return (
    <Fact label={label} question={<EditQuestion field={field} label={label} show={show} />}>
      <div className="relative flex min-h-7 items-start gap-0.5">
        {isFixed && <div className="selectable min-w-0 flex-1 py-1">{show(field.value)}</div>}
        {!isFixed && isOpen && editor}
        {!isFixed && !isOpen && (
          <ReadingButton ref={reading} {...{ label, shown }} onPress={() => setOpen(true)}>
            {shown !== '' && show(field.value)}
          </ReadingButton>
        )}
        {!isOpen && <WaitingMark isWaiting={field.edit?.state === 'waiting'} />}
        {!isOpen && canCopy && shown !== '' && <CopyButton label={label} value={shown} />}
      </div>
    </Fact>
  )
}

interface ReadingButtonProps {
  ref?: React.Ref<HTMLButtonElement>
  label: string
  shown: string
  onPress?(): void
  children: ReactNode
}

/** A value as it is read, and the button that opens it. */
export function ReadingButton({ ref, label, shown, children, ...props }: ReadingButtonProps) {
  const text = useText()
  const isEmpty = shown === ''
  return (
    <Button
      {...props}
      {...(ref && { ref })}
      aria-label={
        isEmpty
          ? text('customer.addTo', { field: label })
          : text('customer.edit', { field: label, value: shown })
      }
      className={cx(
        '-ms-1.5 min-h-7 min-w-0 flex-1 cursor-text rounded-xs px-1.5 py-1 text-start hover:bg-hover',
        isEmpty && 'text-faint',
      )}
    >
      {isEmpty ? text('customer.add') : children}
    </Button>
  )
}
