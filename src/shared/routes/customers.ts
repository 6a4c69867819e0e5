import { z } from 'zod'
import { COMMANDS, receipt } from '../commands.ts'
import { customer, messageBody, session } from '../entities.ts'
import { authoredId, id } from '../ids.ts'
import { text } from '../text.ts'
import { device, tokens } from './account.ts'
import { none, type Route } from './route.ts'

const customerParams = z.strictObject({ customerId: id })
const update = COMMANDS['customer.update'].omit({ customerId: true }).shape
const block = COMMANDS['customer.block'].omit({ customerId: true }).shape

export const CUSTOMERS_ROUTES = {
  getCustomer: {
    method: 'GET',
    path: '/customers/:customerId',
    auth: 'staff',
    params: customerParams,
    query: none,
    body: null,
    status: 200,
    response: customer,
    summary: "A customer's profile, for staff who may see one of their chats.",
    refusals: [],
  },
  listCustomerSessions: {
    method: 'GET',
    path: '/customers/:customerId/sessions',
    auth: 'staff',
    params: customerParams,
    body: null,
    status: 200,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(100).default(20),
      after: z.string().max(200).optional(),
    }),
    response: z.object({ sessions: z.array(session), next: z.string().nullable() }),
    summary: "A customer's chats that the caller may see, by last message, newest first.",
    refusals: [],
  },
  updateCustomer: {
    method: 'PATCH',
    path: '/customers/:customerId',
    auth: 'any',
    params: customerParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...update }),
    response: receipt,
    summary: "Change a customer's profile, field by field. Customers change their own name, email and phone.",
    refusals: ['FORBIDDEN', 'CONFLICT', 'ID_REUSED'],
  },
  blockCustomer: {
    method: 'POST',
    path: '/customers/:customerId/block',
    auth: 'staff',
    params: customerParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId, ...block }),
    response: receipt,
    summary: 'Keep a customer from writing and from starting chats. They are not told why.',
    refusals: ['ID_REUSED'],
  },
  unblockCustomer: {
    method: 'POST',
    path: '/customers/:customerId/unblock',
    auth: 'staff',
    params: customerParams,
    query: none,
    status: 200,
    body: z.strictObject({ id: authoredId }),
    response: receipt,
    summary: 'Let a customer write again.',
    refusals: ['ID_REUSED'],
  },
  availability: {
    method: 'GET',
    path: '/availability',
    auth: 'public',
    params: none,
    query: z.strictObject({ workspace: z.string().min(1).max(100) }),
    body: null,
    status: 200,
    response: z.object({ available: z.boolean() }),
    summary: 'Whether anybody is there to answer now.',
    refusals: ['NOT_FOUND'],
  },
  leaveMessage: {
    method: 'POST',
    path: '/offline-messages',
    auth: 'public',
    params: none,
    query: none,
    status: 201,
    body: z.strictObject({
      /** Of the chat that the message opens. */
      id: authoredId,
      workspace: z.string().min(1).max(100),
      name: text(100).min(1),
      email: z.email().max(254),
      message: z.strictObject({ id: authoredId, body: messageBody }),
      locale: text(35).min(1).nullable().default(null),
      timeZone: text(64).min(1).nullable().default(null),
      device,
    }),
    response: z.object({ tokens, customer, receipt }),
    summary: 'A visitor leaves a message when nobody is there: they become a customer with a waiting chat.',
    refusals: ['NOT_FOUND', 'FORBIDDEN', 'ID_REUSED'],
  },
} as const satisfies Record<string, Route>
