import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { command } from '#shared/commands.ts'
import { readConfig } from '../../../src/server/config/index.ts'
import { createPool, openDatabase } from '../../../src/server/db/index.ts'
import { createExecute } from '../../../src/server/domain/commands/index.ts'
import { createLog } from '../../../src/server/log.ts'
import { answerCalls } from '../lib/calls.ts'
import { recordStatements, replay, type Script } from '../lib/statements.ts'

// The statements of one send, without a server: they are recorded from the product's own code, so they cannot drift.

export interface Sender {
  readonly workspaceId: string
  readonly customerId: string
  readonly sessionId: string
}

const config = readConfig(process.env)
const log = createLog('warn')
const scripts: Script[] = []
const pool = createPool(config.database?.appUrl ?? '', log)

async function record(senders: Sender[]): Promise<number> {
  const database = await openDatabase(config, log)
  const execute = createExecute(
    database.db,
    () => {},
    () => {},
  )
  for (const { workspaceId, customerId, sessionId } of senders) {
    const send = () => {
      const id = uuidv7()
      const input = {
        sessionId,
        type: 'text',
        body: 'Good morning, the parcel has not arrived yet. Could you have a look where it is? Thank you!',
        baseSeq: null,
      }
      return execute(
        { workspaceId, kind: 'customer', id: customerId },
        command.parse({ id, name: 'message.send', input }),
      )
    }
    // The first makes them a participant; what every further one runs is what is repeated.
    await send()
    const { statements, result } = await recordStatements(pg.Client.prototype, send)
    scripts.push({ statements, id: result.id, seq: result.seq ?? 0 })
  }
  await database.close()
  return scripts[0]?.statements.length ?? 0
}

/** As many at a time as there are senders, through a pool like the server's. */
async function run(seconds: number): Promise<{ operations: number; seconds: number }> {
  const started = performance.now()
  let operations = 0
  await Promise.all(
    scripts.map(async (script) => {
      while (performance.now() - started < seconds * 1_000) {
        const client = await pool.connect()
        try {
          await replay(client, script, uuidv7())
        } finally {
          client.release()
        }
        operations += 1
      }
    }),
  )
  return { operations, seconds: (performance.now() - started) / 1_000 }
}

answerCalls({ record, run })
