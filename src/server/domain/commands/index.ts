export { asRefusal, type CarryOut, carryOut, createCarryOut, createExecute, type Execute } from './execute.ts'
