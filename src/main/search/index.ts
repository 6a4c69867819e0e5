export { createSearch, type Search } from './search.ts'
export { createSearchServer } from './server.ts'
export { mergeAccounts } from './several.ts'
