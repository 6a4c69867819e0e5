import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createLog, errorFacts } from '../../../../src/main/diagnostics/log.ts'
import { openRotatingFile } from '../../../../src/main/diagnostics/rotating-file.ts'

function written(facts: Parameters<ReturnType<typeof createLog>['info']>[1]): string {
  const lines: string[] = []
  createLog({ write: (line) => lines.push(line) }).info('test.event', facts)
  return lines.join('')
}

test('a line is JSON with its level, time and event', () => {
  const line = written({ count: 3, ok: true, nothing: null })
  expect(line.endsWith('\n')).toBe(true)
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    event: 'test.event',
    count: 3,
    ok: true,
    nothing: null,
  })
})

test('lines below the lowest level are not written', () => {
  const write = vi.fn()
  const log = createLog({ write }, 'warn')
  log.debug('a')
  log.info('b')
  log.warn('c')
  log.error('d')
  expect(write).toHaveBeenCalledTimes(2)
})

const JWT = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxMjM0NTY3ODkwMTIzNDU2Nzg5MCJ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ'
test.each([
  ['a fact by its name', { accessToken: 'short' }, 'short'],
  ['a password', { password: 'let me "in"' }, 'let me'],
  ['a token of 43 characters', { message: `got ${'aB3_-'.repeat(9)}` }, 'aB3_-aB3_'],
  ['a token with dots', { message: `Bearer ${JWT}` }, 'eyJzdWIi'],
  ['a key in base64', { message: `key ${Buffer.alloc(32, 0xf7).toString('base64')}` }, '9/f3'],
  ['a key in hexadecimal', { message: Buffer.alloc(32, 0xab).toString('hex') }, 'abab'],
  ['a mail address', { message: 'no account mara.lind@example.com here' }, 'example.com'],
  ['a name in a path', { stack: 'at /home/mara/app.js and C:\\Users\\mara\\app.js' }, 'mara'],
])('%s is taken out', (_name, facts, secret) => {
  const line = written(facts as never)
  expect(line).not.toContain(secret)
  expect(() => JSON.parse(line)).not.toThrow()
})

test('an id keeps its tail, so that it can be followed', () => {
  const line = written({
    session: '0190a000-0000-7000-8000-0000000abcde',
    url: 'https://chat.example.com/v1',
  })
  expect(JSON.parse(line)).toMatchObject({ session: '[…cde]', url: 'https://chat.example.com/v1' })
})

test('an error is facts, whatever was thrown', () => {
  const error = Object.assign(new TypeError('broken'), { code: 'E_BROKEN' })
  expect(errorFacts(error)).toMatchObject({ error: 'TypeError', code: 'E_BROKEN', message: 'broken' })
  expect(errorFacts('text')).toEqual({ error: 'string' })
  expect(errorFacts(undefined)).toEqual({ error: 'undefined' })
})

test('the file makes way when it is full, and so many are kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-log-'))
  const file = openRotatingFile({ file: join(folder, 'logs/main.log'), maxBytes: 10, files: 3 })
  for (const text of ['first line\n', 'second line\n', 'third line\n', 'fourth line\n']) {
    file.write(text)
    file.flush()
  }
  expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['main.log', 'main.log.1', 'main.log.2'])
  expect(readFileSync(join(folder, 'logs/main.log'), 'utf8')).toBe('fourth line\n')
  expect(readFileSync(join(folder, 'logs/main.log.2'), 'utf8')).toBe('second line\n')
})

test('lines are written in order, without a flush', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-log-'))
  const path = join(folder, 'main.log')
  const file = openRotatingFile({ file: path, maxBytes: 1_000, files: 2 })
  for (const text of ['a', 'b', 'c']) file.write(text)
  await vi.waitFor(() => expect(readFileSync(path, 'utf8')).toBe('abc'))
})

test('a log that cannot be written stops nobody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-log-'))
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be')
  const file = openRotatingFile({ file: join(folder, 'logs/main.log'), maxBytes: 10, files: 3 })
  expect(() => {
    file.write('line\n')
    file.write('line\n')
    file.flush()
  }).not.toThrow()
})
