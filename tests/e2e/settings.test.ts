import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright'
import { expect, test, vi } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import { launchConsole, signedInConsole } from '../support/console.ts'
import { closeNotifications, notificationsOnScreen, shownNotifications } from '../support/notifications.ts'
import { setScene } from '../support/scene.ts'

const scene = setScene()

const settings = (page: Page) => page.getByTestId('settings')
const attribute = (page: Page, name: string) =>
  page.evaluate((key) => document.documentElement.getAttribute(key), name)

async function openPage(page: Page, name: string): Promise<void> {
  if (!(await settings(page).isVisible())) await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name, exact: true }).click()
}

test('every page passes axe, and Escape leads back to where one was', async () => {
  const { page } = scene.mara
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const row = page.getByTestId('queue-row').first()
  await row.click()
  await page.getByTestId('message').first().waitFor()
  await openPage(page, 'Appearance')
  for (const tab of await page
    .getByRole('tablist', { name: 'Pages of the settings' })
    .getByRole('tab')
    .all()) {
    await tab.click()
    expect(await accessibilityFindings(page), await tab.innerText()).toEqual([])
  }
  await page.keyboard.press('Escape')
  await settings(page).waitFor({ state: 'detached' })
  await page.getByTestId('message').first().waitFor()
})

test('appearance and language are there at once, and after a restart', async () => {
  const { page } = scene.mara
  await openPage(page, 'Appearance')
  await page.getByRole('radio', { name: 'Dark' }).click()
  await page.getByRole('radio', { name: 'High' }).click()
  await page.getByRole('radio', { name: 'Compact' }).click()
  expect(
    await Promise.all(['data-theme', 'data-contrast', 'data-density'].map((name) => attribute(page, name))),
  ).toEqual(['dark', 'high', 'compact'])
  expect(await accessibilityFindings(page)).toEqual([])

  await openPage(page, 'Language')
  await page.getByRole('radio', { name: 'العربية' }).click({ force: true })
  await page.getByRole('heading', { name: 'الإعدادات' }).waitFor()
  expect(await attribute(page, 'dir')).toBe('rtl')
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('radio', { name: 'Deutsch' }).click({ force: true })
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor()
  const kept: unknown = JSON.parse(await readFile(path.join(scene.mara.profile, 'settings.json'), 'utf8'))
  expect(kept).toMatchObject({ language: 'de' })

  await scene.mara.close()
  scene.mara = await launchConsole(scene.mara.profile)
  await scene.mara.page.getByRole('button', { name: 'Einstellungen' }).click()
  await scene.mara.page.getByRole('tab', { name: 'Sprache' }).click()
  await scene.mara.page.getByRole('radio', { name: 'English', exact: true }).click({ force: true })
  await scene.mara.page.getByRole('heading', { name: 'Settings' }).waitFor()
  expect(await attribute(scene.mara.page, 'data-density')).toBe('compact')
  await scene.mara.page.getByRole('button', { name: /^Connection: Online/ }).waitFor()
})

test('the test button shows a notification of the system', async () => {
  const { page } = scene.mara
  await closeNotifications()
  await openPage(page, 'Notifications')
  await page.getByRole('button', { name: 'Try it' }).click()
  await vi.waitFor(async () => expect(await notificationsOnScreen()).toBeGreaterThan(0), { timeout: 15_000 })
  expect(await shownNotifications()).toContainEqual({
    app: 'Parley',
    title: 'Parley',
    body: 'This is how Parley tells you of a message.',
  })
})

test('a key that is changed works, a taken one is told, and a reset brings back the old one', async () => {
  const { page } = scene.mara
  await openPage(page, 'Shortcuts')
  const row = page.getByTestId('shortcut').filter({ hasText: 'Show or hide the customer' })
  const change = row.getByRole('button', { name: /^Change the keys/ })
  await change.click()
  await page.keyboard.press('r')
  await row.getByText('“Write a reply” has these keys already.').waitFor()
  await page.keyboard.press('Control+Shift+y')
  await expect.poll(() => change.innerText()).toMatch(/Ctrl\s*(Shift|⇧)\s*Y$/)
  await row.getByRole('button', { name: /^Reset the keys/ }).click()
  await expect.poll(() => change.innerText()).toMatch(/\sI$/)
})

test('a device is listed, and signed out from here', async () => {
  const laptop = await signedInConsole(scene.server.url, 'mara')
  const { page } = scene.mara
  await openPage(page, 'Account and devices')
  const devices = page.getByTestId('device')
  await expect.poll(() => devices.count()).toBe(2)
  await devices.filter({ hasText: 'This computer' }).waitFor()
  await page.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: /^Sign out/ }).click()
  await expect
    .poll(() => devices.allInnerTexts())
    .toContainEqual(expect.stringContaining('Destroys what it holds'))
  await laptop.page.getByLabel('Server address').waitFor()
  await laptop.close()
})

test('away for half an hour: chosen by keys, seen on the rail, and the line says why it is down', async () => {
  const { page } = scene.mara
  await page.keyboard.press('Escape')
  await settings(page).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^Your account/ }).click()
  await page.getByRole('menuitemradio', { name: 'Away' }).click()
  await page.getByRole('menuitemradio', { name: '30 minutes' }).click()
  await page.getByRole('button', { name: /^Your account: .*, Away/ }).waitFor()

  await page.getByTestId('status-button').click()
  await page.getByTestId('status-panel').getByText('Everything you wrote has been sent.').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await scene.server.stop()
  await page
    .getByTestId('line-status')
    .getByText(/Nothing answers at/)
    .waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
})
