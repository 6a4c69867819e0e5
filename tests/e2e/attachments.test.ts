import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, claimButton, composer, openUnassigned, signedInConsole } from '../support/console.ts'
import { beginChat } from '../support/people.ts'
import { png } from '../support/samples.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let mara: Console
let folder: string
let sessionId: string

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  folder = mkdtempSync(join(tmpdir(), 'parley-e2e-files-'))
  mara = await signedInConsole(server.url, 'mara')
  ;({ id: sessionId } = await beginChat(server.url, {
    name: 'Filippa Ek',
    text: 'Do you have a floor plan?',
  }))
}, 90_000)

afterAll(async () => {
  await mara?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The dialogs of the system answer at once, with these. */
function answerDialogs(filePaths: string[], filePath: string): Promise<void> {
  return mara.app.evaluate(
    ({ dialog }, answers) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: answers.filePaths })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: answers.filePath })
    },
    { filePaths, filePath },
  )
}

test('a file is attached, sent, shown and saved', async () => {
  const { page } = mara
  const picture = await png(900, 700)
  const bytes = Buffer.concat([picture, Buffer.alloc(3_000_000 - picture.length, 'x')])
  const source = join(folder, 'floor-plan.png')
  const target = join(folder, 'saved.png')
  writeFileSync(source, bytes)
  await answerDialogs([source], target)

  await openUnassigned(page, 'Filippa Ek')
  await claimButton(page).click()
  await composer(page).fill('Here it is')
  await page.getByRole('button', { name: 'Attach files' }).click()
  await page.getByRole('list', { name: 'Files that go along' }).getByText('floor-plan.png').waitFor()
  await page.getByRole('button', { name: 'Send reply' }).click()

  const sent = page
    .getByTestId('message')
    .filter({ has: page.getByRole('button', { name: 'Open floor-plan.png' }) })
    .and(page.locator('[data-state="sent"], [data-state="delivered"]'))
  await sent.waitFor()
  const messageId = (await sent.getAttribute('data-message-id')) ?? ''
  const shown = await page.evaluate(
    async (wanted) => {
      const answers = []
      for (const thumbnail of [true, false]) {
        const answer = await window.parley.invoke('attachment.view', { ...wanted, thumbnail })
        answers.push(answer.ok ? [answer.value.mimeType, answer.value.bytes.length] : answer.error.code)
      }
      return answers
    },
    { sessionId, messageId },
  )
  expect(shown).toEqual([
    ['image/webp', expect.any(Number)],
    ['image/png', bytes.length],
  ])
  const saved = await page.evaluate((wanted) => window.parley.invoke('attachment.save', wanted), {
    sessionId,
    messageId,
  })
  expect(saved).toEqual({ ok: true, value: { saved: true } })
  expect(readFileSync(target).equals(bytes)).toBe(true)
})

test('the page hands a file over in pieces, as a drop will', async () => {
  const { page } = mara
  const answers = await page.evaluate(async (id) => {
    const size = 300_000
    const target = { sessionId: id, kind: 'reply', name: 'dropped.txt', size } as const
    const begun = await window.parley.invoke('draft.attach', target)
    if (!begun.ok) return [begun.error.code]
    const file = begun.value.id
    const whole = new Uint8Array(size).fill(97)
    const [head, rest] = [whole.slice(0, 262_144), whole.slice(262_144)] as const
    const first = await window.parley.invoke('draft.attachPiece', { id: file, offset: 0, bytes: head })
    const last = await window.parley.invoke('draft.attachPiece', {
      ...{ id: file, offset: 262_144, bytes: rest },
    })
    return [first, last]
  }, sessionId)
  expect(answers).toEqual([
    { ok: true, value: { isWhole: false } },
    { ok: true, value: { isWhole: true } },
  ])
  await page.getByRole('button', { name: 'Remove dropped.txt' }).click()
  await page.getByText('dropped.txt').waitFor({ state: 'detached' })
})
