export { createRepair, type Repair } from './repair.ts'
export { clientRule, type Rule } from './rule.ts'
export { createSync, type Sync, type SyncOptions } from './sync.ts'
