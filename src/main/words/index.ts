export { createSay, type Say } from './say.ts'
