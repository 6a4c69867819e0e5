import type { CommandName } from '#shared/commands.ts'
import type { UpName } from '#shared/protocol.ts'
import type { RouteName } from '#shared/rest.ts'
import type { Request } from '../requests.ts'
import { ASSIGNMENT_REQUESTS, ASSIGNMENT_TABLE } from './assignment.ts'
import { BASE_REQUESTS, BASE_TABLE } from './base.ts'
import { CONVERSATION_REQUESTS, CONVERSATION_TABLE } from './conversation.ts'
import { DIRECTORY_REQUESTS, DIRECTORY_TABLE } from './directory.ts'
import { FILES_REQUESTS, FILES_TABLE } from './files.ts'
import { FINDING_REQUESTS, FINDING_TABLE } from './finding.ts'
import { SIGN_IN_REQUESTS, SIGN_IN_TABLE } from './sign-in.ts'
import { SLA_REQUESTS, SLA_TABLE } from './sla.ts'
import { SUGGESTION_REQUESTS, SUGGESTION_TABLE } from './suggestions.ts'

/** Whatever can be asked of the server. The frame `command` is the door of all commands. */
type OfTheContract = `rest ${RouteName}` | `command ${CommandName}` | `frame ${Exclude<UpName, 'command'>}`

/**
 * Who may do what: every route, command and frame, for every caller, on their own chat and on foreign ones.
 *
 *   +    done, and something has changed            401  UNAUTHENTICATED      404  NOT_FOUND, as if it were not there
 *   =    answered, and nothing has changed          403  FORBIDDEN            tr   TRANSITION
 *   cf   CONFLICT                                       pw   WRONG_CREDENTIALS
 *
 * `own/foreign`; one symbol stands for both. Whatever is refused changes nothing and tells nothing. A row that is
 * missing breaks the compiler and the test below.
 */
export const TABLE = {
  ...BASE_TABLE,
  ...DIRECTORY_TABLE,
  ...SLA_TABLE,
  ...CONVERSATION_TABLE,
  ...ASSIGNMENT_TABLE,
  ...FILES_TABLE,
  ...FINDING_TABLE,
  ...SUGGESTION_TABLE,
  ...SIGN_IN_TABLE,
} as const satisfies Record<OfTheContract, string>

/** The contract, and variants of it: the same route or command in another shape. */
export type Operation = keyof typeof TABLE

/** How each is asked, as it should be: whatever is refused is refused for who asks and what they ask about. */
export const REQUESTS: Readonly<Record<Operation, Request>> = {
  ...BASE_REQUESTS,
  ...DIRECTORY_REQUESTS,
  ...SLA_REQUESTS,
  ...CONVERSATION_REQUESTS,
  ...ASSIGNMENT_REQUESTS,
  ...FILES_REQUESTS,
  ...FINDING_REQUESTS,
  ...SUGGESTION_REQUESTS,
  ...SIGN_IN_REQUESTS,
}

/** Where a filter or a choice that sounds like a field of somebody else's belongs to the contract. */
export const FIELDS_OF_THE_CONTRACT: Partial<Record<Operation, readonly string[]>> = {
  'rest createUser': ['role'],
  'rest updateUser': ['role'],
  'rest updateUser: own name': ['role'],
  'command customer.update': ['customerId'],
  'command customer.update: notes': ['customerId'],
  'command customer.block': ['customerId'],
  'command customer.unblock': ['customerId'],
  'rest listSessions': ['assigneeId', 'customerId'],
  'rest listSessions: all of it': ['assigneeId', 'customerId'],
  'rest listSessions: of staff': ['assigneeId', 'customerId'],
  'rest search': ['assigneeId', 'senderId', 'customerId'],
  'rest search: notes': ['assigneeId', 'senderId', 'customerId'],
  'rest search: subjects': ['assigneeId', 'senderId', 'customerId'],
  'rest search: of staff': ['assigneeId', 'senderId', 'customerId'],
  'rest search: customers': ['assigneeId', 'senderId', 'customerId'],
}
