import type { ReactNode } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components'
import { cx } from './cx.ts'
import { fieldBox, fieldError, fieldHint, fieldLabel, fieldStack } from './field.ts'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'isInvalid'> {
  label: string
  hint?: string
  error?: string | null
  placeholder?: string
  /** A button inside the field, at its end. */
  end?: ReactNode
}

export function TextField({ label, hint, error = null, placeholder, end, ...props }: TextFieldProps) {
  return (
    <AriaTextField {...props} isInvalid={error !== null} validationBehavior="aria" className={fieldStack}>
      <Label className={fieldLabel}>{label}</Label>
      <div className="relative">
        <Input
          placeholder={placeholder ?? ''}
          className={cx('selectable h-box px-3 text-14', fieldBox, end ? 'pe-11' : '')}
        />
        {end && <div className="absolute inset-y-0 end-1 flex items-center">{end}</div>}
      </div>
      {hint !== undefined && (
        <Text slot="description" className={fieldHint}>
          {hint}
        </Text>
      )}
      <FieldError className={fieldError}>{error}</FieldError>
    </AriaTextField>
  )
}
