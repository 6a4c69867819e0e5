export { type Identity, loadReader, type Reader } from './reader.ts'
export { overlap, type Scope, scopesHash, sessionScopes, staffScopes, withoutCustomers } from './scopes.ts'
