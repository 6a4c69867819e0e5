export { type Actor, type Identity, loadReader, type Reader } from './reader.ts'
export {
  cannedResponseScopes,
  overlap,
  type Scope,
  scopesHash,
  sessionScopes,
  staffScopes,
  suggestionScopes,
  withoutCustomers,
} from './scopes.ts'
export { wipeOrderFor, wipeRefusal } from './wipe-order.ts'
