import type { ReactNode } from 'react'
import type { FieldValue } from '#shared/edits.ts'
import type { Option } from '../design/option.ts'
import { Picker } from '../design/Picker.tsx'
import { EditQuestion, WaitingMark } from './EditState.tsx'
import { Fact } from './Fact.tsx'
import { ReadingButton } from './TextFact.tsx'
import type { Field } from './use-field.ts'

interface PickFactProps {
  label: string
  field: Field
  isFixed?: boolean
  /** There is always one. */
  isRequired?: boolean
  options: readonly Option[]
  /** The option that a value is; '' for none. */
  idOf?(value: FieldValue): string
  toValue?(id: string): FieldValue
  /** How a value is shown. */
  show(value: FieldValue): ReactNode
  /** A value in words. */
  say(value: FieldValue): string
  empty?: string
}

/** A value that is one of several. Choosing what is chosen takes it away, where there may be none. */
export function PickFact({
  label,
  field,
  isFixed = false,
  isRequired = false,
  options,
  idOf = (value) => (value === null ? '' : String(value)),
  toValue = (id) => id,
  show,
  say,
  empty,
}: PickFactProps) {
  const { value } = field
  const id = idOf(value)
  return (
    <Fact label={label} question={<EditQuestion field={field} label={label} show={say} />}>
      <div className="flex min-h-7 items-start gap-0.5">
        {isFixed ? (
          <div className="min-w-0 flex-1 py-1">{show(value)}</div>
        ) : (
          <Picker
            label={label}
            options={options}
            value={id === '' ? [] : [id]}
            onChange={([chosen]) => {
              const next = chosen === undefined ? null : toValue(chosen)
              if (next !== value && !(isRequired && next === null)) void field.save(next, value)
            }}
            {...(empty !== undefined && { empty })}
            trigger={
              <ReadingButton label={label} shown={id === '' ? '' : say(value)}>
                {show(value)}
              </ReadingButton>
            }
          />
        )}
        <WaitingMark isWaiting={field.edit?.state === 'waiting'} />
      </div>
    </Fact>
  )
}
