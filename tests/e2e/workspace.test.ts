import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import { type Console, claimButton, composer, openUnassigned, signedInConsole } from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let ivan: Console
let page: Page

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  ivan = await signedInConsole(server.url, 'ivan')
  page = ivan.page
  await page.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(async () => {
  await ivan?.close()
  await server?.stop()
})

const address = () => page.getByLabel('Address', { exact: true })
const surveys = () => page.getByRole('switch', { name: 'Ask customers how it was' })

async function openSettings(): Promise<void> {
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'Workspace' }).click()
  await address().waitFor()
}

test('an admin says where bookings are looked at, and a chat’s booking leads there', async () => {
  await openSettings()
  await address().fill('http://shop.example/{reference}')
  await page.keyboard.press('Enter')
  await page.getByText('Begin with https://').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await address().fill('https://shop.example/orders')
  await page.keyboard.press('Enter')
  await page.getByText('after the first slash').waitFor()

  await address().fill('https://shop.example/book/{reference}?from=chat')
  await page.getByText('leads to').getByText('https://shop.example/book/BK-20731?from=chat').waitFor()
  await page.keyboard.press('Enter')
  await page.getByTestId('toast').getByText('Saved for everybody.').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.keyboard.press('Escape')

  await openUnassigned(page, 'Callum Rae')
  const link = page.getByRole('complementary').getByRole('link', { name: 'Open the booking' })
  expect(await link.getAttribute('title')).toBe('https://shop.example/book/LW-48377?from=chat')
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click()
  await link.waitFor({ state: 'detached' })
})

test('what is usual at the end of a chat is what its dialog begins with', async () => {
  await claimButton(page).click()
  await composer(page).waitFor()
  const asks = async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog')
    const isChecked = await dialog.getByRole('checkbox', { name: 'Ask the customer' }).isChecked()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    return isChecked
  }
  expect(await asks()).toBe(true)
  await openSettings()
  await page.getByText('Ask customers how it was').click()
  await page.getByTestId('toast').getByText('Saved for everybody.').waitFor()
  await page.keyboard.press('Escape')
  expect(await asks()).toBe(false)
})

test('without a line it says so in plain words, and loses nothing that was written', async () => {
  await openSettings()
  expect(await surveys().isChecked()).toBe(false)
  await address().fill('https://half.example')
  await server.stop()
  await page.getByText('nothing can be changed until').waitFor()
  expect(await surveys().isDisabled()).toBe(true)
  expect(await address().isDisabled()).toBe(true)
  expect(await address().inputValue()).toBe('https://half.example')
  expect(await accessibilityFindings(page)).toEqual([])
})
