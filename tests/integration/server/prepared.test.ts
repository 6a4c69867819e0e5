import pg from 'pg'
import { expect, it } from 'vitest'
import { createPool } from '../../../src/server/db/index.ts'
import { createLog } from '../../../src/server/log.ts'
import { startTestPostgres } from '../../support/postgres.ts'

it('statements are prepared once, and anew when a table has got another shape', async () => {
  const postgres = await startTestPostgres()
  const { appUrl, superuserUrl } = await postgres.createDatabase()
  const pool = createPool(appUrl, createLog('silent'))
  const admin = new pg.Client({ connectionString: superuserUrl })
  await admin.connect()
  try {
    await admin.query('create table shapes (id int); grant select on shapes to parley_app')
    await admin.query('insert into shapes values (1), (2)')
    const client = await pool.connect()
    const ask = () => client.query('select * from shapes where id = $1', [2])
    await ask()
    expect((await ask()).rows).toEqual([{ id: 2 }])
    const prepared = await client.query('select statement from pg_prepared_statements')
    expect(prepared.rows).toEqual([{ statement: 'select * from shapes where id = $1' }])

    await admin.query('alter table shapes add name text')
    await expect(ask()).rejects.toThrow('cached plan must not change result type')
    expect((await ask()).rows).toEqual([{ id: 2, name: null }])
    client.release()
  } finally {
    await pool.end()
    await admin.end()
    await postgres.stop()
  }
})
