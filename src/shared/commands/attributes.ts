import { z } from 'zod'
import { text } from '../text.ts'

/** What an attribute definition calls its attribute. */
export const attributeKey = z.string().regex(/^[a-z][a-zA-Z0-9_]{0,39}$/)

/** New values of custom attributes by key; null clears one, and what is not named stays. */
export const attributesPatch = z
  .record(attributeKey, z.union([text(1_000), z.number(), z.boolean(), z.null()]))
  .refine((patch) => Object.keys(patch).length <= 50, 'At most 50 attributes at a time.')
export type AttributesPatch = z.output<typeof attributesPatch>
