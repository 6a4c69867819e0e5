export { CACHE_BUDGET, type CacheBudget } from './budget.ts'
export { createPack, type Pack, type PackProgress } from './pack.ts'
