export { type CarryOut, createCarryOut, createExecute, type Execute } from './execute.ts'
