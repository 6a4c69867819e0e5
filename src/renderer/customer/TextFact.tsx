import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { FieldValue } from '#shared/edits.ts'
import { cx } from '../design/cx.ts'
import { fieldBox, fieldError } from '../design/field.ts'
import { useText, type Words } from '../i18n/I18n.tsx'
import { CopyButton } from './CopyButton.tsx'
import { EditQuestion, WaitingMark } from './EditState.tsx'
import { Fact } from './Fact.tsx'
import { fieldProblem } from './field-problem.ts'
import type { Field } from './use-field.ts'
import { AS_TEXT, type Writing } from './writing.ts'

interface TextFactProps {
  label: string
  field: Field
  /** Not for who may not change it. */
  isFixed?: boolean
  type?: 'text' | 'email' | 'tel' | 'date'
  writing?: Writing
  canCopy?: boolean
  /** How a value is shown; as it is written unless told otherwise. */
  show?(value: FieldValue): ReactNode
}

/** A value that is changed in its place: Enter or a press opens it, Enter keeps it, Escape leaves it as it was. */
export function TextFact({ label, field, canCopy = false, ...more }: TextFactProps) {
  const { isFixed = false, writing = AS_TEXT } = more
  const shown = writing.write(field.value)
  const show = more.show ?? ((value) => <bdi>{writing.write(value)}</bdi>)
  const [isOpen, setOpen] = useState(false)
  const reading = useRef<HTMLButtonElement>(null)
  const returnsFocus = useRef(false)
  useEffect(() => {
    if (isOpen || !returnsFocus.current) return
    returnsFocus.current = false
    reading.current?.focus()
  }, [isOpen])

  return (
    <Fact label={label} question={<EditQuestion field={field} label={label} show={show} />}>
      <div className="relative flex min-h-7 items-start gap-0.5">
        {isFixed && <div className="selectable min-w-0 flex-1 py-1">{show(field.value)}</div>}
        {!isFixed && isOpen && (
          <Editor
            {...{ label, field, writing }}
            type={more.type ?? 'text'}
            onClose={(byKey) => {
              returnsFocus.current = byKey
              setOpen(false)
            }}
          />
        )}
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

interface EditorProps {
  label: string
  field: Field
  writing: Writing
  type: 'text' | 'email' | 'tel' | 'date'
  onClose(byKey: boolean): void
}

function Editor({ label, field, writing, type, onClose }: EditorProps) {
  const text = useText()
  const problemId = useId()
  // What was there when it was opened: what comes meanwhile does not change what is being written.
  const [base] = useState(field.value)
  const [written, setWritten] = useState(() => writing.write(field.value))
  const [problem, setProblem] = useState<Words | null>(null)
  const isClosed = useRef(false)

  function keep(byKey: boolean): void {
    if (isClosed.current) return
    const read = writing.read(written)
    const misfit = 'problem' in read ? read.problem : fieldProblem(field.subject, field.name, read.value)
    setProblem(misfit)
    if (misfit !== null || 'problem' in read) return
    if (written !== writing.write(base)) void field.save(read.value, base)
    close(byKey)
  }

  function close(byKey: boolean): void {
    isClosed.current = true
    onClose(byKey)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') keep(true)
    else if (event.key === 'Escape') close(true)
    else return
    event.preventDefault()
  }

  return (
    <div className="-ms-1.5 min-w-0 flex-1">
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that had the focus
        autoFocus
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        type={type === 'email' ? 'text' : type}
        inputMode={type === 'email' || type === 'tel' ? type : undefined}
        dir={type === 'text' ? 'auto' : 'ltr'}
        value={written}
        data-invalid={problem === null ? undefined : true}
        onChange={(event) => {
          setWritten(event.target.value)
          setProblem(null)
        }}
        onFocus={(event) => type !== 'date' && event.target.select()}
        onBlur={() => keep(false)}
        onKeyDown={onKeyDown}
        className={cx(fieldBox, 'selectable h-7 min-w-0 rounded-xs px-1.5 text-13!')}
      />
      {problem !== null && (
        <p id={problemId} role="alert" className={cx(fieldError, 'pt-1 text-12')}>
          {text(problem.key, problem.values)}
        </p>
      )}
    </div>
  )
}
