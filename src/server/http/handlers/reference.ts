import type { REFERENCE_ROUTES } from '#shared/routes/reference.ts'
import {
  deleteCannedResponse,
  listAttributeDefinitions,
  listCannedResponses,
  listLabels,
  putAttributeDefinition,
  putCannedResponse,
  putLabel,
} from '../../domain/reference/index.ts'
import type { HandlerServices, Handlers } from './handler.ts'

export function referenceHandlers({ db, write }: HandlerServices): Handlers<keyof typeof REFERENCE_ROUTES> {
  return {
    listCannedResponses: ({ caller }) => listCannedResponses(db, caller),
    putCannedResponse: ({ caller, params, body }) =>
      write(caller, (tx, reader) => putCannedResponse(tx, reader, params.cannedResponseId, body)),
    deleteCannedResponse: ({ caller, params }) =>
      write(caller, (tx, reader) => deleteCannedResponse(tx, reader, params.cannedResponseId)),
    listLabels: ({ caller }) => listLabels(db, caller),
    putLabel: ({ caller, params, body }) =>
      write(caller, (tx, reader) => putLabel(tx, reader, params.labelId, body)),
    listAttributeDefinitions: ({ caller }) => listAttributeDefinitions(db, caller),
    putAttributeDefinition: ({ caller, params, body }) =>
      write(caller, (tx, reader) => putAttributeDefinition(tx, reader, params.definitionId, body)),
  }
}
