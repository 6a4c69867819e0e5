import type { z } from 'zod'
import { type EditSubject, editCommand, type FieldValue } from '#shared/edits.ts'
import type { Words } from '../i18n/I18n.tsx'

/** Any id will do: whose field it is makes no difference to what it may hold. */
const SOMEBODY = '00000000-0000-4000-8000-000000000000'

/** Why a field does not take a value, by the schema of the command that would tell it; null when it does. */
export function fieldProblem(subject: EditSubject, field: string, value: FieldValue): Words | null {
  const checked = editCommand({ subject, subjectId: SOMEBODY, field, value })
  return checked.ok ? null : wordsFor(checked.error.issues[0])
}

function wordsFor(issue: z.core.$ZodIssue | undefined): Words {
  if (issue?.code === 'too_small') return { key: 'customer.problem.empty' }
  if (issue?.code === 'too_big') {
    return { key: 'customer.problem.tooLong', values: { max: Number(issue.maximum) } }
  }
  if (issue?.code === 'invalid_format' && issue.format === 'email') return { key: 'customer.problem.email' }
  return { key: 'customer.problem.other' }
}
