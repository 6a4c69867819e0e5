import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { USUAL_SETTINGS } from '#shared/settings.ts'
import { openSettings } from '../../../../src/main/settings/index.ts'

let folder: string
let file: string
const onChanged = vi.fn()
const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() }

beforeEach(() => {
  folder = mkdtempSync(join(process.env.PARLEY_TEST_TMP ?? tmpdir(), 'settings-'))
  file = join(folder, 'settings.json')
  vi.clearAllMocks()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openSettings(file, onChanged, log)

test('without a file all is as usual, and nobody is alarmed', () => {
  expect(open().current()).toEqual(USUAL_SETTINGS)
  expect(log.warn).not.toHaveBeenCalled()
})

test('what is changed counts at once, is told, and is there after a restart', async () => {
  const settings = open()
  const changed = { ...USUAL_SETTINGS, language: 'fr' as const }
  const written = settings.change(changed)
  expect(settings.current()).toEqual(changed)
  expect(onChanged).toHaveBeenCalledWith(changed)
  await written
  expect(open().current()).toEqual(changed)
})

test('of several changes in a row the last one stays', async () => {
  const settings = open()
  await Promise.all(
    (['de', 'fr', 'es', 'ar'] as const).map((language) => settings.change({ ...USUAL_SETTINGS, language })),
  )
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ language: 'ar' })
})

test('what an earlier version did not know is as usual, and what it kept is kept', () => {
  writeFileSync(file, JSON.stringify({ language: 'de', notifications: { sound: false } }))
  expect(open().current()).toEqual({
    language: 'de',
    notifications: { ...USUAL_SETTINGS.notifications, sound: false },
  })
})

test.each(['', '{', '[]', '{"language":"tlh"}', '{"notifications":{"quiet":{"from":"25:00","to":"7"}}}'])(
  'a file that says nothing sensible (%s) costs the settings only',
  (content) => {
    writeFileSync(file, content)
    expect(open().current()).toEqual(USUAL_SETTINGS)
  },
)
