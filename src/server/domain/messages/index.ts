export { readRange } from './range.ts'
export { sendMessage } from './send.ts'
