import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  type Console,
  composer,
  connectionIs,
  launchConsole,
  message,
  signedInConsole,
} from '../support/console.ts'
import { PLENTY, writeNotes } from '../support/long-chat.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const NOTES = 240

let server: TestServer
let mara: Console
let page: Page

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo', env: PLENTY })
  mara = await signedInConsole(server.url, 'mara')
  page = mara.page
  await resize(1440, 900)
})
afterAll(async () => {
  await mara?.close()
  await server?.stop()
})

/** Nothing that moves keeps axe waiting. */
async function findings(): Promise<string[]> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  return accessibilityFindings(page)
}

async function resize(width: number, height: number): Promise<void> {
  await mara.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
}

const row = (place: number) => page.getByTestId('queue-row').nth(place)
const tabs = () => page.getByTestId('chat-tab')
const selected = () => page.locator('[data-testid="chat-tab"][aria-selected="true"]')
const names = () => tabs().locator('[dir="auto"]').allTextContents()
const panes = () => page.locator('[data-pane]')
const focused = () => page.locator('[data-pane="focused"]')

test('chats that are looked at share a tab; those that are kept have their own', async () => {
  await row(0).click()
  await row(1).click()
  await expect.poll(() => tabs().count()).toBe(1)
  await row(1).dblclick()
  await row(2).click()
  await expect.poll(() => tabs().count()).toBe(2)
  await composer(page).fill('This one I answer')
  await expect.poll(() => page.locator('[data-testid="chat-tab"][data-passing]').count()).toBe(0)
  expect(await findings()).toEqual([])
})

test('tabs are gone through, moved, closed and brought back by keys', async () => {
  const before = await names()
  await page.keyboard.press('Control+1')
  await expect.poll(() => selected().locator('[dir="auto"]').textContent()).toBe(before[0])
  await page.keyboard.press('Control+Shift+PageDown')
  await expect.poll(names).toEqual([...before].reverse())
  await page.keyboard.press('Control+w')
  await expect.poll(() => tabs().count()).toBe(1)
  await page.keyboard.press('Control+Shift+T')
  await expect.poll(names).toEqual([...before].reverse())
  await selected().focus()
  await page.keyboard.press('ArrowLeft')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-selected')))
    .toBe('true')
})

test('two conversations side by side have their own drafts, and the keys are for one of them', async () => {
  await page.keyboard.press('Control+\\')
  await expect.poll(() => panes().count()).toBe(2)
  await focused().getByTestId('composer').getByRole('textbox').fill('On the right')
  await page.keyboard.press('Control+Alt+ArrowLeft')
  await expect.poll(() => panes().first().getAttribute('data-pane')).toBe('focused')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect
    .poll(() => panes().first().getByRole('tab', { name: 'Note' }).getAttribute('aria-selected'))
    .toBe('true')
  expect(await panes().last().getByRole('textbox').inputValue()).toBe('On the right')
  expect(await findings()).toEqual([])
  await resize(1024, 640)
  await expect.poll(() => panes().count()).toBe(1)
  await resize(1440, 900)
  await expect.poll(() => panes().count()).toBe(2)
})

test('after a restart the same chats are open, side by side', async () => {
  const before = await names()
  const shown = await selected().getAttribute('data-session-id')
  await mara.close()
  mara = await launchConsole(mara.profile)
  page = mara.page
  await connectionIs(page, 'online')
  await resize(1440, 900)
  await expect.poll(names).toEqual(before)
  await expect.poll(() => panes().count()).toBe(2)
  expect(await selected().getAttribute('data-session-id')).toBe(shown)
})

test('a third stands beside the two where there is room, and is still there where there was none', async () => {
  await resize(1800, 900)
  await row(4).dblclick()
  await page.keyboard.press('Control+\\')
  await expect.poll(() => panes().count()).toBe(3)
  const chats = () => panes().evaluateAll((all) => all.map(({ id }) => id))
  expect(new Set(await chats()).size).toBe(3)
  await focused().getByTestId('composer').getByRole('textbox').fill('In the third')
  expect(await findings()).toEqual([])
  const before = await chats()

  await resize(1024, 640)
  await expect.poll(() => panes().count()).toBe(1)
  await resize(1800, 900)
  await expect.poll(chats).toEqual(before)
  expect(await focused().getByTestId('composer').getByRole('textbox').inputValue()).toBe('In the third')
  await page.keyboard.press('Control+Shift+\\')
  await expect.poll(() => panes().count()).toBe(2)
  await resize(1440, 900)
})

interface Place {
  id: string
  top: number
}

/** The message that is at the top of the screen, and where. */
function placeOf(): Promise<Place> {
  return focused()
    .getByTestId('messages')
    .evaluate((scroller) => {
      const { top } = scroller.getBoundingClientRect()
      const entries = [...scroller.querySelectorAll<HTMLElement>('[data-entry]')]
      const entry = entries.find((each) => each.getBoundingClientRect().top > top)
      return { id: entry?.dataset.entry ?? '', top: entry?.getBoundingClientRect().top ?? Number.NaN }
    })
}

function topOf({ id }: Place): Promise<number> {
  return focused()
    .locator(`[data-entry="${id}"]`)
    .evaluate((entry) => entry.getBoundingClientRect().top)
}

const scrollTo = (top: number) =>
  focused()
    .getByTestId('messages')
    .evaluate((scroller, wanted) => scroller.scrollTo({ top: wanted }), top)
const ends = () =>
  focused()
    .locator('[data-entry]')
    .evaluateAll((entries) =>
      [entries[0], entries.at(-1)].map((each) => Number((each as HTMLElement).dataset.seq)),
    )
const lines = () => focused().locator('[data-entry]').count()

test('a long conversation is on the screen in part, and what is read does not move by a pixel', async () => {
  await page.keyboard.press('Control+Shift+\\')
  await row(0).click()
  const sessionId = (await selected().getAttribute('data-session-id')) ?? ''
  const bodies = Array.from(
    { length: NOTES },
    (_, index) => `Line ${index + 1}. ${'It goes on and on. '.repeat(index % 9)}`,
  )
  await writeNotes(server.url, 'mara', sessionId, bodies)
  await message(page, `Line ${NOTES}.`).waitFor()

  // Up to the first message, page by page: each time some message is watched while others come above it.
  for (let [first] = await ends(); (first ?? 0) > 2; [first] = await ends()) {
    await scrollTo(-100_000)
    const place = await placeOf()
    await expect.poll(async () => (await ends())[0]).not.toBe(first)
    expect(Math.abs((await topOf(place)) - place.top)).toBeLessThan(0.5)
    expect(await lines()).toBeLessThanOrEqual(150)
  }
  // And down again.
  for (let [, last] = await ends(); (last ?? 0) < NOTES; [, last] = await ends()) {
    await scrollTo(0)
    const place = await placeOf()
    await expect.poll(async () => (await ends())[1]).not.toBe(last)
    expect(Math.abs((await topOf(place)) - place.top)).toBeLessThan(0.5)
    expect(await lines()).toBeLessThanOrEqual(150)
  }
})

test('coming back to a chat, one is where one was', async () => {
  await scrollTo(-2_000)
  const place = await placeOf()
  await row(1).click()
  await expect.poll(() => page.locator(`[data-entry="${place.id}"]`).count()).toBe(0)
  await row(0).click()
  await expect.poll(() => topOf(place)).toBeCloseTo(place.top, 0)
})

test('a search steps through its hits, and Escape goes back to where one was', async () => {
  const place = await placeOf()
  await page.keyboard.press('Control+f')
  const bar = page.getByTestId('find-bar')
  await bar.getByRole('textbox').fill('"line 12"')
  await bar.getByText('1 of 1').waitFor()
  await message(page, 'Line 12.').waitFor()
  expect(await findings()).toEqual([])
  await page.keyboard.press('Escape')
  await expect.poll(() => topOf(place)).toBeCloseTo(place.top, 0)
})
