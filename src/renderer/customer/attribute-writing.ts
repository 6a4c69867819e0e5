import { z } from 'zod'
import type { AttributeDefinition } from '#shared/entities.ts'
import { AS_TEXT, type Writing } from './writing.ts'

const isoDate = z.iso.date()

const AS_NUMBER: Writing = {
  ...AS_TEXT,
  read(written) {
    if (written.trim() === '') return { value: null }
    const value = Number(written.trim().replace(',', '.'))
    return Number.isFinite(value) ? { value } : { problem: { key: 'customer.problem.number' } }
  },
}

const AS_DATE: Writing = {
  ...AS_TEXT,
  read(written) {
    if (written === '') return { value: null }
    return isoDate.safeParse(written).success
      ? { value: written }
      : { problem: { key: 'customer.problem.date' } }
  },
}

/** How the values of an attribute are written, by its type. */
export function writingOf(type: AttributeDefinition['type']): Writing {
  if (type === 'number') return AS_NUMBER
  return type === 'date' ? AS_DATE : AS_TEXT
}
