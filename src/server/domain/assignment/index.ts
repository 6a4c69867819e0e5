export { assignSession, type Destination, moveSession } from './assign.ts'
export { type BulkRequest, createBulk } from './bulk.ts'
