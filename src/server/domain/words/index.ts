export { CANDIDATES, type WordsPlan, wantWords } from './plan.ts'
export { allOf, facet, loadTerms, type Term, wordsQuery } from './terms.ts'
