import { readConfig } from './config/index.ts'
import { startServer } from './server.ts'
import { StartError } from './start-error.ts'

/** A shutdown that takes longer is given up. */
const DRAIN_MS = 10_000

async function main(): Promise<void> {
  const server = await startServer(readConfig(process.env))
  process.stdout.write(`Parley is listening on ${server.url}\n`)

  let stopping = false
  const stop = async (exitCode: number) => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    await server.close()
    process.exit(exitCode)
  }
  process.on('SIGTERM', () => void stop(0))
  process.on('SIGINT', () => void stop(0))
  void server.lost.then(() => {
    if (!stopping)
      process.stderr.write('PostgreSQL has ended: Parley stops. Its log is in the data folder.\n')
    return stop(1)
  })
}

try {
  await main()
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(error.exitCode)
}
