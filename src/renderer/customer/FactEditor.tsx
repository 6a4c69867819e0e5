import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { FieldValue } from '#shared/edits.ts'
import { cx } from '../design/cx.ts'
import { DateField } from '../design/DateTimeField.tsx'
import { fieldBox, fieldError } from '../design/field.ts'
import { useText, type Words } from '../i18n/I18n.tsx'
import { fieldProblem } from './field-problem.ts'
import type { Field } from './use-field.ts'
import type { Writing } from './writing.ts'

interface EditingProps {
  label: string
  field: Field
  writing: Writing
  onClose(byKey: boolean): void
}

/** What is being written in the place of a value, until it is kept or left. */
function useEditing({ field, writing, onClose }: EditingProps) {
  // What was there when it was opened: what comes meanwhile does not change what is being written.
  const [base] = useState<FieldValue>(field.value)
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

  return {
    written,
    problem,
    keep,
    write(next: string) {
      setWritten(next)
      setProblem(null)
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Enter') keep(true)
      else if (event.key === 'Escape') close(true)
      else return
      event.preventDefault()
    },
  }
}

export type EditorType = 'text' | 'email' | 'tel'

export function Editor({ type, ...props }: EditingProps & { type: EditorType }) {
  const text = useText()
  const problemId = useId()
  const { written, problem, keep, write, onKeyDown } = useEditing(props)
  return (
    <div className="-ms-1.5 min-w-0 flex-1">
      <input
        // biome-ignore lint/a11y/noAutofocus: it stands where the button was that had the focus
        autoFocus
        aria-label={props.label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        type={type === 'email' ? 'text' : type}
        inputMode={type === 'text' ? undefined : type}
        dir={type === 'text' ? 'auto' : 'ltr'}
        value={written}
        data-invalid={problem === null ? undefined : true}
        onChange={(event) => write(event.target.value)}
        onFocus={(event) => event.target.select()}
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

/** A day, typed part by part or chosen from the calendar. */
export function DateEditor(props: EditingProps) {
  const text = useText()
  const { written, problem, keep, write, onKeyDown } = useEditing(props)
  return (
    <div
      className="-ms-1.5 min-w-0 flex-1"
      // Before the parts, which let no key through; the calendar and its button have these keys for themselves.
      onKeyDownCapture={(event) => {
        if (event.target instanceof Element && event.target.matches('[role="spinbutton"]')) onKeyDown(event)
      }}
    >
      <DateField
        label={props.label}
        isLabelHidden
        size="sm"
        autoFocus
        value={'problem' in props.writing.read(written) || written === '' ? null : written}
        error={problem && text(problem.key, problem.values)}
        onChange={(day) => write(day ?? '')}
        onBlur={() => keep(false)}
      />
    </div>
  )
}
