import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { createLog } from '../../../src/server/log.ts'

it('blanks words and secrets, and passes on neither values nor places of database errors', () => {
  let written = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      written += chunk
      done()
    },
  })
  const log = createLog('info', sink)
  const err = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (email)=(canary) exists',
  })
  log.info(
    { password: 'canary', tokens: { accessToken: 'canary' }, message: { body: 'canary' }, count: 3 },
    'done',
  )
  log.error({ err, input: { subject: 'canary' } }, 'failed')
  expect(written).toContain('"count":3')
  expect(written).toContain('23505')
  expect(written).not.toContain('canary')
})
