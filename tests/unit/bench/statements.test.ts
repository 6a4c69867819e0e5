import { expect, test } from 'vitest'
import { type Asked, recordStatements, replay } from '../../bench/lib/statements.ts'

/** A client that answers each statement a moment later, and keeps what it was asked. */
class Client {
  readonly asked: { text: string; values: unknown[] }[] = []
  lastSeq = 7

  query(config: string | { text: string; values?: unknown[] }, values: unknown[] = []) {
    const statement = typeof config === 'string' ? { text: config, values } : { values, ...config }
    this.asked.push(statement)
    const rows = statement.text === 'advance' ? [{ last_seq: ++this.lastSeq }] : []
    return Promise.resolve({ rows })
  }
}

test('what was recorded runs anew under a fresh id, at the place that its own statements make', async () => {
  const original = new Client()
  const { statements, result } = await recordStatements(Client.prototype, async () => {
    await original.query('begin')
    await original.query('advance', ['a session'])
    await Promise.all([
      original.query({ text: 'insert', values: ['the id', 8, ['put the id']] }),
      original.query('audit', [{ detail: true }]),
    ])
    return 'done'
  })
  expect(result).toBe('done')
  expect(statements.map((statement) => statement.pipelined)).toEqual([false, false, false, true])

  const again = new Client()
  again.lastSeq = 20
  await replay(again as unknown as Asked, { statements, id: 'the id', seq: 8 }, 'another')
  expect(again.asked.map(({ text, values }) => [text, values])).toEqual([
    ['begin', []],
    ['advance', ['a session']],
    ['insert', ['another', 21, ['put another']]],
    ['audit', [{ detail: true }]],
  ])
})

test('recording ends with the work, also when it fails', async () => {
  const { query } = Client.prototype
  await expect(recordStatements(Client.prototype, () => Promise.reject(new Error('no')))).rejects.toThrow(
    'no',
  )
  expect(Client.prototype.query).toBe(query)
})
