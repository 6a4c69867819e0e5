import { z } from 'zod'
import { plainText } from '../ids.ts'

/** New values of custom attributes by key; null clears one, and what is not named stays. */
export const attributesPatch = z.record(
  z.string().max(100),
  z.union([plainText(1_000), z.number(), z.boolean()]).nullable(),
)
export type AttributesPatch = z.output<typeof attributesPatch>
