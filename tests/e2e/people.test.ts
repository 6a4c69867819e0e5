import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import { codeOf } from '../support/authenticator.ts'
import {
  type Console,
  connectionIs,
  launchConsole,
  newProfile,
  signedInConsole,
  signIn,
} from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
let ivan: Console
let omar: Console

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  ivan = await signedInConsole(server.url, 'ivan')
  omar = await launchConsole(await newProfile('omar'))
})
afterAll(async () => {
  await omar?.close()
  await ivan?.close()
  await server?.stop()
})

const person = (name: string) => ivan.page.getByTestId('person').filter({ hasText: name })

/** The list is as long as the window is high: whoever is further down is looked for. */
async function findOmar(): Promise<void> {
  await ivan.page.getByLabel('Find somebody').fill('omar')
  await expect.poll(() => ivan.page.getByTestId('person').count()).toBe(1)
}

async function choose(name: string, action: string): Promise<void> {
  await ivan.page.getByRole('button', { name: `More for ${name}` }).click()
  await ivan.page.getByRole('menuitem', { name: action }).click()
}

test('an admin asks agents for a second factor, and who has none sets it up at the next sign-in', async () => {
  const { page } = ivan
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'People' }).click()
  await findOmar()
  await person('Omar Haddad').getByText('Password only').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByText('Agents need it').click()
  await page.getByText('6 people have none yet').waitFor()

  await signIn(omar.page, server.url, 'omar')
  const key = omar.page.locator('.figures', { hasText: /^[A-Z2-7]{32}$/ })
  const secret = (await key.innerText()).replaceAll(/\s/g, '')
  await omar.page.getByLabel('Code from your app').fill(codeOf(secret))
  await omar.page.keyboard.press('Enter')
  await omar.page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  await omar.page.keyboard.press('Enter')
  await connectionIs(omar.page, 'online')
  await page.getByRole('tab', { name: 'Privacy' }).click()
  await page.getByRole('tab', { name: 'People' }).click()
  await findOmar()
  await person('Omar Haddad').getByText('Two steps').waitFor()

  // Not of admins by one who would be locked out first.
  await page.getByText('Admins need it').click()
  await page.getByText('Set up your own first').waitFor()
})

test('a role is changed and taken back, a lost second factor reset, an account disabled and enabled', async () => {
  const { page } = ivan
  await findOmar()
  await choose('Omar Haddad', 'Role and teams')
  await page.getByRole('dialog').getByRole('button', { name: /Role/ }).click()
  await page.getByRole('option', { name: /^Supervisor/ }).click()
  await page.getByRole('dialog').getByText('Support', { exact: true }).click()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await person('Omar Haddad').getByText('Supervisor · Orders · Support').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await person('Omar Haddad')
    .getByText(/Agent · Orders$/)
    .waitFor()

  await choose('Omar Haddad', 'Reset two-step sign-in')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset' }).click()
  await person('Omar Haddad').getByText('Password only').waitFor()

  await choose('Omar Haddad', 'Disable account')
  expect(await accessibilityFindings(page)).toEqual([])
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
  await person('Omar Haddad').getByText('Disabled').waitFor()
  await omar.page.getByLabel('Server address').waitFor()
  await choose('Omar Haddad', 'Enable account')
  await person('Omar Haddad').getByText('Disabled').waitFor({ state: 'detached' })
})

test('without a line the page says so, and what was known stays', async () => {
  const { page } = ivan
  await server.stop()
  await page.getByText('nothing can be changed until').waitFor()
  await person('Omar Haddad').waitFor()
  expect(await page.getByRole('switch', { name: 'Agents need it' }).isDisabled()).toBe(true)
  expect(await accessibilityFindings(page)).toEqual([])
})
