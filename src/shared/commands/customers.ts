import { z } from 'zod'
import { id } from '../ids.ts'
import { text } from '../text.ts'
import { attributesPatch } from './attributes.ts'

export const CUSTOMER_COMMANDS = {
  /** Field by field: what is not named stays. Customers change their own name, email and phone. */
  'customer.update': z.strictObject({
    customerId: id,
    name: text(100).min(1).optional(),
    email: z.email().max(254).nullable().optional(),
    phone: text(40).min(1).nullable().optional(),
    externalId: text(200).min(1).nullable().optional(),
    notes: text(10_000).optional(),
    locale: text(35).min(1).nullable().optional(),
    timeZone: text(64).min(1).nullable().optional(),
    attributes: attributesPatch.optional(),
  }),
  /** They can no longer write or start chats. They are not told why. */
  'customer.block': z.strictObject({ customerId: id, reason: text(500).min(1) }),
  'customer.unblock': z.strictObject({ customerId: id }),
} as const
