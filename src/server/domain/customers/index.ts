export { isAnybodyThere } from './availability.ts'
export { blockCustomer, refuseBlockedVisitor, unblockCustomer } from './block.ts'
export { listCustomerSessions, readCustomer } from './read.ts'
export { updateCustomer } from './update.ts'
