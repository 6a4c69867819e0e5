import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import { type Console, queueRow, signedInConsole } from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

/** A supervisor's queue: finding, narrowing, sorting, keeping that as a view, and changing several chats at once. */

let server: TestServer
let nora: Console

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  nora = await signedInConsole(server.url, 'nora')
})
afterAll(async () => {
  await nora?.close()
  await server?.stop()
})

const rows = (page: Page) => page.getByTestId('queue-row')
const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name })

async function countIn(page: Page, name: RegExp): Promise<number> {
  return Number((await tab(page, name).textContent())?.replace(/\D/g, ''))
}

/** How many chats the narrowed list has, as it says. */
async function shown(page: Page): Promise<number> {
  const words = await page.getByText(/^\d+ of \d+$/).textContent()
  return Number(words?.split(' ')[0])
}

/** Chooses in the filter what typing has found. */
async function narrow(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const field = page.getByRole('dialog', { name: 'Filter' }).getByRole('searchbox')
  await field.fill(words)
  await page.getByRole('option', { name: words, exact: true }).first().click()
  // The first may take back what was typed.
  for (let presses = 0; presses < 3 && (await field.isVisible()); presses++)
    await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
}

const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'With the selected chats' })
const toast = (page: Page, words: RegExp) => page.getByTestId('toast').filter({ hasText: words })

test('a list is found in, narrowed by chips and counted', async () => {
  const { page } = nora
  await page.getByText(/complete to/).waitFor()
  await tab(page, /^All/).click()
  const all = await countIn(page, /^All/)
  await rows(page).first().waitFor()
  await page.keyboard.press('f')
  await page.keyboard.type('annegret huls')
  await page.getByText(`1 of ${all}`).waitFor()
  await queueRow(page, 'Annegret Hülsmann').waitFor()
  expect(await rows(page).count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => rows(page).count()).toBeGreaterThan(1)

  await narrow(page, 'Urgent')
  await page.getByRole('button', { name: 'Remove Priority: Urgent' }).waitFor()
  const urgent = await shown(page)
  expect(urgent).toBeGreaterThan(0)
  expect(urgent).toBeLessThan(all)
  // The button's tip goes with the focus: it would lie outside of every landmark.
  await page.getByRole('listbox').focus()
  await page.getByRole('tooltip').waitFor({ state: 'detached' })
  expect(await accessibilityFindings(page)).toEqual([])

  await narrow(page, 'No team')
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
  await page.getByRole('button', { name: 'Remove Team: No team' }).click()
  await expect.poll(() => shown(page)).toBe(urgent)
})

test('a sort stays with its view, and every row says why it stands where it is', async () => {
  const { page } = nora
  await page.getByRole('button', { name: 'Sorted by: Last message' }).click()
  await page.getByRole('menuitemradio', { name: /Waiting time/ }).click()
  await page.getByRole('button', { name: 'Sorted by: Waiting time' }).waitFor()
  await expect
    .poll(async () => (await rows(page).allTextContents()).every((row) => /waiting \d|answered/.test(row)))
    .toBe(true)
  await page.keyboard.press(']')
  await tab(page, /^To approve/)
    .and(page.locator('[aria-selected="true"]'))
    .waitFor()
  await page.getByRole('button', { name: 'Sorted by: Last message' }).waitFor()
  await page.keyboard.press('[')
  await page.getByRole('button', { name: 'Sorted by: Waiting time' }).waitFor()
})

test('a view can be kept, renamed and deleted, and is back with one press', async () => {
  const { page } = nora
  const urgent = await shown(page)
  await page.getByRole('button', { name: 'Save as a view…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Fires')
  await page.keyboard.press('Enter')
  await tab(page, `Fires ${urgent}`).and(page.locator('[aria-selected="true"]')).waitFor()
  // What was narrowed to be kept is as it was again.
  await tab(page, /^All/).click()
  await page.getByText(/^\d+ of \d+$/).waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'All views' }).click()
  await page.getByRole('menuitem', { name: 'Manage your views…' }).click()
  const name = page.getByRole('textbox', { name: 'Name of Fires' })
  await name.fill('Alarms')
  await name.press('Enter')
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Delete Alarms' }).click()
  await tab(page, /Alarms/).waitFor({ state: 'detached' })
  await toast(page, /Alarms/)
    .getByRole('button', { name: 'Undo' })
    .click()
  await tab(page, `Alarms ${urgent}`).waitFor()
})

test('several chats are changed at once, and put back with one press', async () => {
  const { page } = nora
  await tab(page, /^Unassigned/).click()
  await rows(page).first().click()
  await page.keyboard.press('Control+a')
  const all = await countIn(page, /^Unassigned/)
  await page.getByText(`${all} selected`).waitFor()
  await page.keyboard.press('x')
  await page.getByText(`${all - 1} selected`).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])

  const mine = await countIn(page, /^Mine/)
  await toolbar(page).getByRole('button', { name: 'Claim' }).click()
  await toast(page, /chats? changed/).waitFor()
  await expect.poll(() => countIn(page, /^Unassigned/)).toBe(1)
  expect(await countIn(page, /^Mine/)).toBe(mine + all - 1)
  await toast(page, /chats? changed/)
    .getByRole('button', { name: 'Undo' })
    .click()
  await toast(page, /as it was/).waitFor()
  await expect.poll(() => countIn(page, /^Unassigned/)).toBe(all)
})

test('what cannot be changed is told by name before anything is', async () => {
  const { page } = nora
  await tab(page, /^Ended/).click()
  await rows(page).first().click()
  await page.keyboard.press('Control+a')
  await toolbar(page).getByRole('button', { name: 'Priority' }).click()
  await page.getByRole('menuitem', { name: 'High' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'None of them can be changed' })
  await dialog.getByText('It is closed.').first().waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Clear the selection' }).click()
  await page.getByText(/\d selected/).waitFor({ state: 'detached' })
})

test('stepping to a view with nothing in it keeps the focus there, and back in the list', async () => {
  const { page } = nora
  const isIn = (testId: string) =>
    page.evaluate((id) => document.activeElement?.closest(`[data-testid="${id}"]`) !== null, testId)
  await tab(page, /^All/).click()
  await rows(page).first().waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('listbox')
  await page.keyboard.press(']')
  await page.getByTestId('no-list').waitFor()
  await expect.poll(() => isIn('no-list')).toBe(true)
  await page.keyboard.press('[')
  await rows(page).first().waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('listbox')
})
