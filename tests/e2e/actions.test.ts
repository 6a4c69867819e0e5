import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  type Console,
  composer,
  message,
  openUnassigned,
  queueRow,
  signedInConsole,
} from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { openWidget, startChat, type Visitor } from '../support/widget.ts'

let server: TestServer
let visitor: Visitor
let mara: Console
/** A supervisor. */
let nora: Console

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  visitor = await openWidget(server.url)
  await startChat(visitor, 'Ines Falk', 'Could we move the zeppelin tour to Sunday?')
  mara = await signedInConsole(server.url, 'mara')
  nora = await signedInConsole(server.url, 'nora')
  await Promise.all([mara, nora].map(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' })))
})

afterAll(async () => {
  await visitor?.close()
  await Promise.all([mara, nora].map((console) => console?.close()))
  await server?.stop()
})

const dialog = (page: Page) => page.getByRole('dialog')
const header = (page: Page) => page.getByRole('main').locator('header')
const toast = (page: Page, text: string) => page.getByTestId('toast').filter({ hasText: text })

async function expectNoFindings(page: Page, screen: string): Promise<void> {
  expect(await accessibilityFindings(page), screen).toEqual([])
}

test('a chat goes from hand to hand, with a word about it', async () => {
  await openUnassigned(mara.page, 'Ines Falk')
  await header(mara.page).getByRole('button', { name: 'Claim' }).waitFor()
  await mara.page.keyboard.press('c')
  await composer(mara.page).waitFor()

  await mara.page.keyboard.press('Escape')
  await mara.page.keyboard.press('a')
  const noraInList = dialog(mara.page).getByRole('option', { name: 'Nora Okafor' })
  await noraInList.filter({ hasText: 'Available' }).filter({ hasText: 'in hand' }).waitFor()
  await expectNoFindings(mara.page, 'assigning')
  await dialog(mara.page).getByRole('searchbox').fill('nora')
  await mara.page.keyboard.press('ArrowDown')
  await mara.page.keyboard.press('Enter')
  await toast(mara.page, 'Nora Okafor has the chat with Ines Falk now.').waitFor()
  await header(mara.page).getByText('with Nora Okafor').waitFor()

  await queueRow(nora.page, 'Ines Falk').click()
  await composer(nora.page).waitFor()
  await nora.page.keyboard.press('Escape')
  await nora.page.keyboard.press('t')
  await expectNoFindings(nora.page, 'transferring')
  await dialog(nora.page).getByRole('option', { name: 'Mara Lindqvist' }).click()
  await dialog(nora.page).getByLabel('Note to them').fill('She is afraid of heights.')
  await dialog(nora.page).getByRole('button', { name: 'Transfer', exact: true }).click()
  await toast(nora.page, 'went to Mara Lindqvist').waitFor()
  await message(mara.page, 'She is afraid of heights.').waitFor()
  await header(mara.page).getByText('with you').waitFor()
})

test('a chat is put aside and taken up again by keys alone', async () => {
  const { page } = mara
  await page.keyboard.press('Escape')
  await page.keyboard.press('z')
  await dialog(page).getByRole('option', { name: 'In one hour' }).waitFor()
  await expectNoFindings(page, 'snoozing')
  await page.keyboard.press('Enter')
  await header(page).getByText(/until/).waitFor()
  await header(page).getByRole('button', { name: 'Wake' }).waitFor()
  await toast(page, 'Ines Falk').getByRole('button', { name: 'Undo' }).click()
  await header(page).getByText(/until/).waitFor({ state: 'detached' })
})

test('a supervisor takes it over, ends it with a reason, and takes that back', async () => {
  const { page } = nora
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+C')
  await header(page).getByText('with you').waitFor()
  await page.keyboard.press('e')
  await dialog(page).getByRole('button', { name: 'Solved' }).click()
  await expectNoFindings(page, 'ending')
  await dialog(page).getByRole('button', { name: 'End chat' }).click()
  await header(page).getByText('Ended').waitFor()
  await toast(page, 'is ended').getByRole('button', { name: 'Undo' }).click()
  await header(page).getByText('Active').waitFor()
})

test('the palette finds, opens and acts without a mouse', async () => {
  const { page } = nora
  const options = page.getByTestId('palette-option')
  await page.keyboard.press('Control+K')
  await dialog(page).getByRole('combobox').waitFor()
  await expectNoFindings(page, 'the palette')
  await page.keyboard.type('zeppelin')
  await options.filter({ hasText: 'zeppelin tour' }).first().waitFor()
  await dialog(page).getByText('Everything you may see was looked through.').waitFor()
  await page.keyboard.press('Enter')
  await dialog(page).waitFor({ state: 'detached' })
  await header(page).getByText('Ines Falk').waitFor()

  await page.keyboard.press('Control+K')
  await page.keyboard.type('prio')
  await options.filter({ hasText: 'Priority' }).first().waitFor()
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('option', { name: 'Urgent' }).click()
  await header(page).getByText('Urgent').waitFor()
})

test('the search stands beside the chats that it finds', async () => {
  const { page } = nora
  await page.keyboard.press('Control+Shift+F')
  const field = page.getByRole('search').getByRole('combobox')
  await field.fill('zeppelin status:ended ')
  await page.getByRole('search').getByText('Nothing found').waitFor()
  await field.press('Home')
  await field.press('Backspace')
  await page.getByTestId('search-hit').filter({ hasText: 'zeppelin' }).waitFor()
  await expectNoFindings(page, 'the search')
  await field.press('Escape')
  await page.getByRole('tab', { name: /Mine/ }).waitFor()
  await page.keyboard.press('?')
  await dialog(page).getByLabel('Find a shortcut').fill('snooz')
  await expect.poll(() => dialog(page).locator('dt').allTextContents()).toEqual(['Snooze or wake'])
  await expectNoFindings(page, 'the map of keys')
})
