import type { FieldValue } from '#shared/edits.ts'
import type { Words } from '../i18n/I18n.tsx'

export interface Writing {
  /** How a value is written into the box. */
  write(value: FieldValue): string
  /** What was written means; a problem where it means nothing. */
  read(written: string): { value: FieldValue } | { problem: Words }
}

/** Words as they are; none is nothing. */
export const AS_TEXT: Writing = {
  write: (value) => (value === null ? '' : String(value)),
  read: (written) => ({ value: written.trim() === '' ? null : written.trim() }),
}
