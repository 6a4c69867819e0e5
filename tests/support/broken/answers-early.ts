import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/**
 * A server for negative controls: it says of one message that it has been committed, and leaves that for later. The
 * next start on the same data is a right one.
 */

type Query = (this: pg.Client, asked: string | { text: string }, ...more: unknown[]) => unknown

const lied = join(process.env.PARLEY_DATA_DIR ?? '', 'lied')
const query = pg.Client.prototype.query as unknown as Query
const writing = new WeakSet<pg.Client>()

const early: Query = function (asked, ...more) {
  const text = typeof asked === 'string' ? asked : asked.text
  if (text.includes('insert into "messages"')) writing.add(this)
  if (text !== 'commit' || !writing.has(this) || existsSync(lied)) return query.call(this, asked, ...more)
  writeFileSync(lied, '')
  // The connection is never used again.
  Object.assign(this, { query: () => new Promise(() => undefined) })
  return Promise.resolve({ rows: [], rowCount: 0, command: 'COMMIT', oid: 0, fields: [] })
}
if (!existsSync(lied)) Object.assign(pg.Client.prototype, { query: early })
await import('../../../src/server/index.ts')
