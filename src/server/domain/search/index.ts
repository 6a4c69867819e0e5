export { type Search, search } from './search.ts'
