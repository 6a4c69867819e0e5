import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Label,
  Text,
} from 'react-aria-components'
import { cx } from './cx.ts'
import { fieldBox, fieldError, fieldHint, fieldLabel, fieldStack } from './field.ts'

interface TextAreaProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'isInvalid'> {
  label: string
  hint?: string
  error?: string | null
  placeholder?: string
  rows?: number
}

export function TextArea({ label, hint, error = null, placeholder, rows = 3, ...props }: TextAreaProps) {
  return (
    <AriaTextField {...props} isInvalid={error !== null} validationBehavior="aria" className={fieldStack}>
      <Label className={fieldLabel}>{label}</Label>
      <AriaTextArea
        rows={rows}
        dir="auto"
        placeholder={placeholder ?? ''}
        className={cx('selectable resize-none px-3 py-2 text-14', fieldBox)}
      />
      {hint !== undefined && (
        <Text slot="description" className={fieldHint}>
          {hint}
        </Text>
      )}
      <FieldError className={fieldError}>{error}</FieldError>
    </AriaTextField>
  )
}
