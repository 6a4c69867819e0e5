export { CANDIDATES, type WordsPlan, wantWords } from './plan.ts'
export { allOf, facet, loadTerms, parseSearch, type Term, UNSPACED, wordsQuery } from './terms.ts'
