import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import { claimButton, composer, message, queueRow, send } from '../support/console.ts'
import { HOSTILE } from '../support/hostile.ts'
import { png } from '../support/samples.ts'
import { setScene } from '../support/scene.ts'
import { inChat, say, startChat } from '../support/widget.ts'

const scene = setScene()
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-e2e-messages-'))
  const { page } = scene.mara
  await startChat(scene.visitor, 'Pilar Quintana', 'Is breakfast *included*?')
  await page.getByRole('tab', { name: /Unassigned/ }).click()
  await queueRow(page, 'Pilar Quintana').click()
  await claimButton(page).click()
  await composer(page).waitFor()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SENT = '[data-state="sent"], [data-state="delivered"], [data-state="read"]'
const sent = (text: string) => message(scene.mara.page, text).and(scene.mara.page.locator(SENT))

test('marks are read in what staff write, and nothing else of it is', async () => {
  const { page } = scene.mara
  await send(
    page,
    'Yes, **from seven**: [see here](https://harbourhouse.example/menu)\n<img src=x onerror=alert(1)>',
  )
  const shown = sent('from seven')
  await shown.waitFor()
  expect(await shown.locator('strong').innerText()).toBe('from seven')
  expect(await shown.innerText()).toContain('(harbourhouse.example)')
  expect(await shown.innerText()).toContain('<img src=x onerror=alert(1)>')
  expect(await shown.locator('img, a[href]').count()).toBe(0)
  expect(await message(page, 'Is breakfast *included*?').count()).toBe(1)
})

test('hostile words of a customer stay words', async () => {
  const { page } = scene.mara
  await say(scene.visitor, HOSTILE.slice(0, 12).join('\n'))
  await message(page, 'srcdoc').waitFor()
  expect(await message(page, 'srcdoc').locator('script, img, iframe, a').count()).toBe(0)
})

test('a message is edited where it stands, by keys', async () => {
  const { page } = scene.mara
  await page.keyboard.press('Escape')
  await sent('from seven').focus()
  await page.keyboard.press('e')
  const field = page.getByRole('textbox', { name: 'Text of your message' })
  await field.waitFor()
  expect(await accessibilityFindings(page), 'the edit field').toEqual([])
  await field.fill('Yes, from half past six.')
  await field.press('Control+Enter')
  await sent('from half past six').getByText('edited').waitFor()
  await inChat(scene.visitor, 'from half past six').waitFor()
})

test('a reply quotes what it answers, and leads back to it', async () => {
  const { page } = scene.mara
  await message(page, 'Is breakfast').click({ button: 'right' })
  await page.getByRole('menu').waitFor()
  expect(await accessibilityFindings(page), 'the menu of a message').toEqual([])
  await page.getByRole('menuitem', { name: 'Quote in a reply' }).click()
  await send(page, 'It is in the price.')
  const quote = sent('It is in the price.').getByRole('button', { name: /Pilar Quintana/ })
  await quote.click()
  const id = await message(page, 'Is breakfast').first().getAttribute('data-message-id')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-message-id')))
    .toBe(id)
})

test('text is copied without a permission', async () => {
  const { page, app } = scene.mara
  await message(page, 'Is breakfast').first().focus()
  await page.keyboard.press('Control+c')
  await expect.poll(() => clipboardOf(app)).toBe('Is breakfast *included*?')
})

test('a deletion can be taken back for ten seconds, then it has happened', async () => {
  const { page } = scene.mara
  await send(page, 'That was for somebody else.')
  await sent('somebody else').focus()
  await page.keyboard.press('Delete')
  await page.getByText(/^Will be deleted in/).waitFor()
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click()
  await page.getByText(/^Will be deleted in/).waitFor({ state: 'detached' })
  await page.keyboard.press('m')
  await sent('somebody else').focus()
  await page.keyboard.press('Delete')
  await message(page, 'You deleted this message.').waitFor({ timeout: 30_000 })
  await expect.poll(() => inChat(scene.visitor, 'somebody else').count()).toBe(0)
})

test('the life line tells a message from the first letter to the screen of the customer', async () => {
  const { page, app } = scene.mara
  await sent('It is in the price.').focus()
  await page.keyboard.press('l')
  const dialog = page.getByRole('dialog', { name: 'Life line of this message' })
  await dialog.getByText(/Stored by the server as number/).waitFor()
  expect(await accessibilityFindings(page), 'the life line').toEqual([])
  await dialog.getByRole('button', { name: 'Copy without the text' }).click()
  await expect.poll(() => clipboardOf(app)).toContain('Saved on this computer')
  expect(await clipboardOf(app)).not.toContain('in the price')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('a picture stands in its place, opens by itself, is enlarged and saved', async () => {
  const { page, app } = scene.mara
  const bytes = await png(900, 700)
  const [source, target] = [join(folder, 'floor-plan.png'), join(folder, 'saved.png')]
  writeFileSync(source, bytes)
  await answerDialogs(app, [source], target)
  await page.getByRole('button', { name: 'Attach files' }).click()
  await page.getByRole('list', { name: 'Files that go along' }).getByText('floor-plan.png').waitFor()
  await page.getByRole('button', { name: 'Send reply' }).click()
  const opener = page.getByRole('button', { name: 'Open floor-plan.png' })
  await opener.locator('img').waitFor()
  const box = await opener.boundingBox()
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(900 / 700, 1)
  await opener.click()
  const viewer = page.getByRole('dialog', { name: 'Files of this chat' })
  const picture = viewer.getByRole('img', { name: 'floor-plan.png' })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(900)
  expect(await accessibilityFindings(page), 'the viewer').toEqual([])
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect.poll(() => picture.evaluate((img) => img.clientWidth)).toBeGreaterThan(900)
  await viewer.getByRole('button', { name: 'Save floor-plan.png' }).click()
  await page.getByTestId('toast').getByText('floor-plan.png is saved.').waitFor()
  expect(readFileSync(target).equals(bytes)).toBe(true)
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
  expect(await accessibilityFindings(page), 'the conversation').toEqual([])
})

function clipboardOf(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ clipboard }) => clipboard.readText())
}

function answerDialogs(app: ElectronApplication, filePaths: string[], filePath: string): Promise<void> {
  return app.evaluate(
    ({ dialog }, answers) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: answers.filePaths })
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: answers.filePath })
    },
    { filePaths, filePath },
  )
}
