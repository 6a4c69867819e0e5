export { listAttributeDefinitions, putAttributeDefinition } from './attribute-definitions.ts'
export { deleteCannedResponse, listCannedResponses, putCannedResponse } from './canned-responses.ts'
export { listLabels, putLabel } from './labels.ts'
