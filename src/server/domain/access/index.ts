export { type Actor, type Identity, loadReader, type Reader } from './reader.ts'
export {
  cannedResponseScopes,
  overlap,
  type Scope,
  scopesHash,
  sessionScopes,
  staffScopes,
  withoutCustomers,
} from './scopes.ts'
