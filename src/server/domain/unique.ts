import { ParleyError } from '#shared/errors.ts'
import { violatedUnique } from '../db/index.ts'

/** What must be there once only, by its constraint: which field says it, and what is wrong with a second one. */
const TAKEN: Readonly<Record<string, readonly [field: string, message: string]>> = {
  canned_responses_shortcut: ['shortcut', 'There is a prepared text with this shortcut already.'],
  labels_name: ['name', 'There is one with this name already.'],
  attribute_definitions_workspace_id_subject_key_key: ['key', 'There is an attribute with this key already.'],
  users_email: ['email', 'Somebody has an account with this address already.'],
  teams_workspace_id_name_key: ['name', 'There is a team with this name already.'],
  customers_external_id: ['externalId', 'Another customer has this id.'],
}

/** The refusal of what would be there twice; every other error as it is. */
export function takenOr(error: unknown): unknown {
  const constraint = violatedUnique(error)
  const taken = constraint === null ? undefined : TAKEN[constraint]
  if (taken === undefined) return error
  const [field, message] = taken
  return new ParleyError('CONFLICT', message, { field, hint: 'Choose another.' })
}

/** The id that a client has made is somebody else's, here or in another workspace. */
export function idReused(): ParleyError {
  return new ParleyError('ID_REUSED', 'This id has been used for something else.', { field: 'id' })
}
