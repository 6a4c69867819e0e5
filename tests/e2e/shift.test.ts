import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, composer, message, signedInConsole } from '../support/console.ts'
import { layoutShifts, watchLayoutShifts } from '../support/layout-shifts.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

/** A whole shift of Mara's by keyboard alone: after signing in, nothing here has a pointer. */

/** Of all that moved by itself, without a key right before it. A tenth is what the web calls good. */
const MAX_SHIFT = 0.02

let server: TestServer
let mara: Console
let page: Page
/** Whose chat is claimed, answered and handed on. */
let claimed: string
/** Whose chat is the other one, which is ended. */
let second: string

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  mara = await signedInConsole(server.url, 'mara')
  page = mara.page
  await page.getByText(/complete to/).waitFor()
  await queue().waitFor()
  await watchLayoutShifts(page)
})
afterAll(async () => {
  await mara?.close()
  await server?.stop()
})

const press = (key: string) => page.keyboard.press(key)
const type = (words: string) => page.keyboard.type(words)
const queue = () => page.getByRole('region', { name: 'Queue' }).getByRole('listbox')
const view = (name: RegExp) => page.getByRole('tab', { name, selected: true })
const header = () => page.getByRole('main').locator('header')
const openChat = () => header().getByRole('heading')
const dialog = (name?: string | RegExp) => page.getByRole('dialog', name === undefined ? {} : { name })
const toast = (words: string | RegExp) => page.getByTestId('toast').filter({ hasText: words })
const gone = (what: Locator) => what.waitFor({ state: 'detached' })

/** Somebody who has only keys is lost where nothing has the focus. */
async function expectFocus(after: string): Promise<void> {
  const isSomewhere = () => page.evaluate(() => document.activeElement !== document.body)
  await expect.poll(isSomewhere, { message: `focus after ${after}` }).toBe(true)
}

async function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((each) => each === document.activeElement)
}

/** With the tab key to where it is wanted, as one would get there. */
async function tabTo(element: Locator): Promise<void> {
  await element.waitFor()
  for (let presses = 0; presses < 30 && !(await isFocused(element)); presses++) await press('Tab')
  expect(await isFocused(element)).toBe(true)
}

/** Back to the list: what is on top of it may take the first press. */
async function backToQueue(): Promise<void> {
  await press('Escape')
  if (!(await isFocused(queue()))) await press('Escape')
  await expect.poll(() => isFocused(queue())).toBe(true)
}

/** Who the keys are at in the list. */
async function atInQueue(): Promise<string> {
  const id = await queue().getAttribute('aria-activedescendant')
  if (id === null) return ''
  return page.locator(`[id="${id}"] [dir="auto"]`).first().innerText()
}

async function stepToView(name: RegExp, key: '[' | ']'): Promise<void> {
  const chosen = page.getByRole('tablist', { name: 'Views' }).getByRole('tab', { selected: true })
  for (let steps = 0; steps < 12 && (await view(name).count()) === 0; steps++) {
    const before = await chosen.getAttribute('data-key')
    await press(key)
    await expect.poll(() => chosen.getAttribute('data-key')).not.toBe(before)
  }
  await view(name).waitFor()
}

test('a chat that nobody has is found and claimed', async () => {
  await stepToView(/^Unassigned/, ']')
  await expectFocus('another view')
  await page.getByTestId('queue-row').first().waitFor()
  await press('j')
  await expect.poll(atInQueue).not.toBe('')
  const first = await atInQueue()
  await press('j')
  await expect.poll(atInQueue).not.toBe(first)
  await press('k')
  await expect.poll(atInQueue).toBe(first)
  claimed = first
  await press('Enter')
  await openChat().filter({ hasText: claimed }).waitFor()
  await header().getByRole('button', { name: 'Claim' }).waitFor()
  await expectFocus('opening a chat')
  await press('c')
  await header().getByText('with you').waitFor()
  await composer(page).waitFor()
  await expectFocus('claiming')
})

test('it is answered with a canned response made on the way, and noted upon', async () => {
  await press('r')
  await expect.poll(() => isFocused(composer(page))).toBe(true)
  await type('/')
  await page.getByRole('option', { name: /New canned response/ }).waitFor()
  await press('Enter')
  const making = dialog()
  await tabTo(making.getByLabel('Title'))
  await type('Looking into it')
  await tabTo(making.getByLabel('Shortcut'))
  await type('looking')
  await tabTo(making.getByLabel('Text', { exact: true }))
  await type('I am looking into it now.')
  await tabTo(making.getByRole('button', { name: 'Save' }))
  await press('Enter')
  await gone(making)
  await expectFocus('making a canned response')

  await press('Escape')
  await press('r')
  await expect.poll(() => isFocused(composer(page))).toBe(true)
  await press('Control+a')
  await type('Good morning! /look')
  await page.getByRole('option', { name: /Looking into it/ }).waitFor()
  await press('Enter')
  await expect.poll(() => composer(page).inputValue()).toBe('Good morning! I am looking into it now.')
  await press('Control+Enter')
  await message(page, 'I am looking into it now.').and(page.locator('[data-state="sent"]')).waitFor()
  await expectFocus('sending a reply')

  await backToQueue()
  await press('n')
  await page.getByTestId('composer').getByRole('tab', { name: 'Note', selected: true }).waitFor()
  await expect.poll(() => isFocused(composer(page))).toBe(true)
  await type('Asks for a colleague with patience.')
  await press('Control+Enter')
  await message(page, 'a colleague with patience').and(page.locator('[data-state="sent"]')).waitFor()
  await expectFocus('sending a note')
})

test('another chat is opened by name, and both are a key away', async () => {
  second = 'Hannah Whitfield'
  await press('Control+k')
  await dialog().getByRole('combobox').waitFor()
  await type(second)
  await page.getByTestId('palette-option').filter({ hasText: second }).first().waitFor()
  await press('Enter')
  await gone(dialog())
  await openChat().filter({ hasText: second }).waitFor()
  await expectFocus('opening from the palette')
  await press('Control+1')
  await openChat().filter({ hasText: claimed }).waitFor()
  await expectFocus('going to a tab by its number')
  await press('Control+2')
  await openChat().filter({ hasText: second }).waitFor()
  await press('Control+1')
  await openChat().filter({ hasText: claimed }).waitFor()
  await press('Control+Tab')
  await gone(openChat().filter({ hasText: claimed }))
  second = await openChat().innerText()
  await header().getByText('with you').waitFor()
  await expectFocus('going to the next that waits')
})

test('chats are handed on, and one is ended', async () => {
  await press('Control+1')
  await openChat().filter({ hasText: claimed }).waitFor()
  await backToQueue()
  await press('a')
  await dialog(`Who takes the chat with ${claimed}?`).getByRole('option', { name: 'Jonas Weber' }).waitFor()
  await type('jonas')
  await press('ArrowDown')
  await press('Enter')
  await toast('Jonas Weber has the chat').waitFor()
  await header().getByText('with Jonas Weber').waitFor()
  await expectFocus('assigning')

  await press('Control+2')
  await openChat().filter({ hasText: second }).waitFor()
  await backToQueue()
  await press('e')
  const ending = dialog(`End the chat with ${second}?`)
  await tabTo(ending.getByRole('button', { name: 'Solved' }))
  await press('Space')
  await expect.poll(() => ending.getByRole('textbox').inputValue()).toBe('Solved')
  await tabTo(ending.getByRole('button', { name: 'End chat' }))
  await press('Enter')
  await gone(ending)
  await header().getByText('Ended').waitFor()
  await expectFocus('ending')
})

test('the map of keys and the settings come and go', async () => {
  await press('?')
  const map = dialog('Keyboard shortcuts')
  await map.getByLabel('Find a shortcut').waitFor()
  await expectFocus('the map of keys')
  await press('Escape')
  await gone(map)
  await expectFocus('closing the map of keys')
  await press('Control+,')
  const settings = page.getByRole('main', { name: 'Settings' })
  await settings.waitFor()
  await expectFocus('the settings')
  await press('Escape')
  await gone(settings)
  await openChat().filter({ hasText: second }).waitFor()
  await expectFocus('closing the settings')
  await stepToView(/^Mine/, '[')
  await expectFocus('back at my chats')
})

test('nothing has shifted by itself all the while', async () => {
  const shifts = await layoutShifts(page)
  // What a key moves is noted as well: somebody was watching.
  expect(shifts.length).toBeGreaterThan(0)
  const byItself = shifts.filter(({ isAnswer }) => !isAnswer)
  const total = byItself.reduce((sum, { value }) => sum + value, 0)
  expect(total, JSON.stringify(byItself, null, 2)).toBeLessThan(MAX_SHIFT)
})
