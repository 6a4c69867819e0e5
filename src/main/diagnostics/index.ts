export { watchForCrashes } from './crash.ts'
export { createLog, errorFacts, type Facts, type Log } from './log.ts'
export { openRotatingFile } from './rotating-file.ts'
