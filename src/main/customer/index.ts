export { createEdits } from './edits.ts'
export { type AskCustomerSessions, createCustomerServer } from './server.ts'
