export { expireSuggestions } from './expire.ts'
export { followSuggestions, moveSuggestions } from './follow.ts'
export { offerSuggestion } from './offer.ts'
export { settleSuggestion } from './settle.ts'
