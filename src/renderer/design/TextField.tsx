import type { ReactNode } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
} from 'react-aria-components'
import { cx } from './cx.ts'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'isInvalid'> {
  label: string
  error?: string | null
  placeholder?: string
  /** A button inside the field, at its end. */
  end?: ReactNode
}

export function TextField({ label, error = null, placeholder, end, ...props }: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      isInvalid={error !== null}
      validationBehavior="aria"
      className="flex flex-col gap-1.5"
    >
      <Label className="text-13 font-medium">{label}</Label>
      <div className="relative">
        <Input
          placeholder={placeholder ?? ''}
          className={cx(
            'selectable h-10 w-full rounded-md border border-field bg-surface px-3 text-14',
            '-outline-offset-1 placeholder:text-faint hover:border-muted data-invalid:border-danger',
            end ? 'pe-11' : '',
          )}
        />
        {end && <div className="absolute inset-y-0 end-1 flex items-center">{end}</div>}
      </div>
      <FieldError className="text-13 text-danger-text">{error}</FieldError>
    </AriaTextField>
  )
}
