import { type EditSubject, type FieldValue, fieldIn, type RecordEdit } from '#shared/edits.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { useHeld } from '../store/account.tsx'
import { decideField, saveField } from '../store/customer.ts'

/** One field of a chat or of its customer, and what is done with it. */
export interface Field {
  subject: EditSubject
  name: string
  value: FieldValue
  /** Changed here, and the server does not know yet. */
  edit: RecordEdit | undefined
  /** `base`: what was seen when it was changed. Answers whether it is kept. */
  save(value: FieldValue, base: FieldValue): Promise<boolean>
  decide(decision: 'mine' | 'theirs'): void
}

export function useField(row: QueueRow, subject: EditSubject, name: string): Field {
  const record = row[subject]
  const edit = useHeld(({ edits }) =>
    edits.find(({ subjectId, field }) => subjectId === record.id && field === name),
  )
  const sessionId = row.session.id
  return {
    subject,
    name,
    value: fieldIn(record, name),
    edit,
    save: (value, base) => saveField({ sessionId, subject, field: name, value, base }),
    decide: (decision) => void decideField(sessionId, { subject, field: name }, decision),
  }
}
