import { type CompiledQuery, type DatabaseConnection, sql } from 'kysely'
import { expect, it } from 'vitest'
import { pipelineOver, together } from '../../../src/server/db/pipeline.ts'

interface Things {
  things: { id: number }
}

/** A connection that answers only when it is told to. */
function slowConnection() {
  const sent: string[] = []
  const open: { resolve(): void; reject(error: Error): void }[] = []
  const connection: DatabaseConnection = {
    executeQuery: <Row>({ sql }: CompiledQuery) => {
      sent.push(sql)
      return new Promise<{ rows: Row[] }>((resolve, reject) =>
        open.push({ resolve: () => resolve({ rows: [{ id: sent.length } as Row] }), reject }),
      )
    },
    streamQuery: () => {
      throw new Error('not asked for')
    },
  }
  return { connection, sent, open }
}

const turn = () => new Promise(setImmediate)

it('sends statements at once and in the order in which they are given, from the first one on', async () => {
  const { connection, sent, open } = slowConnection()
  const { db } = await pipelineOver<Things>(connection, [])
  const asked = [
    sql`select 1`.execute(db),
    db.selectFrom('things').select('id').executeTakeFirst(),
    db.insertInto('things').values({ id: 3 }).execute(),
    db.updateTable('things').set({ id: 4 }).executeTakeFirstOrThrow(),
    sql`select 5`.execute(db),
    db.selectFrom('things').selectAll().execute(),
  ]
  await turn()
  expect(sent.map((text) => text.split(' ')[0])).toEqual([
    'select',
    'select',
    'insert',
    'update',
    'select',
    'select',
  ])
  expect(sent[0]).toBe('select 1')
  expect(sent[4]).toBe('select 5')
  for (const { resolve } of open) resolve()
  await together(asked)
})

it('takes no statement after its end', async () => {
  const { connection, sent } = slowConnection()
  const { db, end } = await pipelineOver<Things>(connection, [])
  end()
  await expect(sql`select 1`.execute(db)).rejects.toThrow('This transaction has ended.')
  expect(sent).toEqual([])
})

it('waits for all statements, and fails with what the first of the failed ones said', async () => {
  const { connection, open } = slowConnection()
  const { db } = await pipelineOver<Things>(connection, [])
  let isOver = false
  const asked = together([sql`select 1`.execute(db), sql`select 2`.execute(db), sql`select 3`.execute(db)])
  const said = asked.catch((error: Error) => error.message).finally(() => (isOver = true))
  await turn()
  open[2]?.reject(new Error('the transaction is aborted'))
  open[1]?.reject(new Error('why it is'))
  await turn()
  expect(isOver).toBe(false)
  open[0]?.resolve()
  expect(await said).toBe('why it is')
})
