export { createLifeLine, type LifeLine } from './life-line.ts'
