import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nameOf, safeNameOf, saveTo } from '../../../../src/main/transfer/local-files.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-local-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test.each([
  ['plan.pdf', 'plan.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system.ini', 'system.ini'],
  ['.bashrc', 'bashrc'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b\n.txt', 'ab.txt'],
  ['what?<is>:this|"*.txt', 'what__is__this___.txt'],
  ['con.txt', '_con.txt'],
  ['LPT1', '_LPT1'],
  ['..', 'file'],
  ['  ', 'file'],
  ['Ελληνικά 文件 مرحبا.pdf', 'Ελληνικά 文件 مرحبا.pdf'],
])('a file that somebody named %j is suggested as %j', (given, safe) => {
  expect(safeNameOf(given)).toBe(safe)
})

test('a name that is too long keeps its ending', () => {
  const name = nameOf(`/some/where/${'x'.repeat(300)}.docx`)
  expect([name.length, name.endsWith('x.docx')]).toEqual([200, true])
  expect(safeNameOf(`${'x'.repeat(300)}.docx`)).toHaveLength(200)
})

test('what was there stays whole until all of the new file has come', async () => {
  const path = join(folder, 'report.pdf')
  writeFileSync(path, 'before')
  const cut = saveTo(path, async ({ add }) => {
    await add(Buffer.from('half'))
    throw new Error('The line was cut.')
  })
  await expect(cut).rejects.toThrow('cut')
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['before', ['report.pdf']])
  await saveTo(path, ({ add }) => add(Buffer.from('after')))
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['after', ['report.pdf']])
})

test('a folder that is not there is refused', async () => {
  const path = join(folder, 'nowhere', 'a.pdf')
  await expect(saveTo(path, async () => undefined)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(existsSync(path)).toBe(false)
})
