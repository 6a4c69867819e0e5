export { createConsoleLock, lockHandlers } from './console-lock.ts'
export { lockWhenIdle } from './idle.ts'
export type { Lock } from './lock.ts'
