import { readConfig } from '../../../src/server/config/index.ts'
import { startServer } from '../../../src/server/server.ts'
import { answerCalls } from '../lib/calls.ts'

// The product's server as it is, in a process that can be told to collect garbage before its memory is read.

const server = await startServer(readConfig(process.env))

answerCalls({
  listen: () => server.url,
  collectGarbage: () => globalThis.gc?.(),
  exit: () => process.exit(0),
})
