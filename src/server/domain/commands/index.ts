export { createExecute, type Execute } from './execute.ts'
