import { errorFacts, type Log } from './log.ts'

/**
 * Logs what nobody caught. After an uncaught exception nothing can be trusted any more: `farewell` says so, and the
 * process ends.
 */
export function watchForCrashes(log: Log, farewell: () => void): void {
  process.on('unhandledRejection', (reason) => log.error('main.unhandled-rejection', errorFacts(reason)))
  process.on('uncaughtException', (error) => {
    log.error('main.uncaught-exception', errorFacts(error))
    farewell()
    process.exit(1)
  })
}
