import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PROVIDER_CALLBACK } from '../../src/server/config/index.ts'
import { accessibilityFindings } from '../support/accessibility.ts'
import { codeOf } from '../support/authenticator.ts'
import {
  type Console,
  connectionIs,
  emailOf,
  launchConsole,
  newProfile,
  PASSWORD,
  signIn,
} from '../support/console.ts'
import { freePort } from '../support/free-port.ts'
import { type OidcProvider, startOidcProvider } from '../support/oidc-provider.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let provider: OidcProvider
let server: TestServer
let desk: Console

beforeAll(async () => {
  const port = await freePort()
  provider = await startOidcProvider(`http://127.0.0.1:${port}${PROVIDER_CALLBACK}`)
  const env = { ...provider.env, PARLEY_OIDC_WORKSPACE: 'demo', PARLEY_PORT: `${port}` }
  server = await startTestServer({ seed: 'demo', env })
  desk = await launchConsole(await newProfile('sign-in'))
})

afterAll(async () => {
  await desk?.close()
  await server?.stop()
  await provider?.close()
})

const page = () => desk.page
const button = (name: string | RegExp) => page().getByRole('button', { name })
const field = (name: string) => page().getByLabel(name, { exact: true })

async function openAccountMenu(item: string | RegExp): Promise<void> {
  await page()
    .getByRole('button', { name: /^Your account/ })
    .click()
  await page().getByRole('menuitem', { name: item }).first().click()
}

let secret = ''

test('an address is looked at before anybody types a password', async () => {
  await field('Server address').fill('127.0.0.1:1')
  await page().getByText('Nobody answers at 127.0.0.1:1').waitFor()
  await field('Server address').fill(server.url)
  await page()
    .getByText(/A Parley server, version/)
    .waitFor()
  await button('Sign in with Acme').waitFor()
  expect(await accessibilityFindings(page())).toEqual([])
})

test('a first look around is offered where the first chat will be, and is in nobody’s way', async () => {
  await signIn(page(), server.url, 'mara')
  await connectionIs(page(), 'online')
  await page().getByRole('heading', { name: 'Your queue, by keyboard' }).waitFor()
  await button('Next').click()
  await page().getByRole('heading', { name: 'What you write is safe' }).waitFor()
  await button('Next').click()
  expect(await accessibilityFindings(page())).toEqual([])
  await button('Start').click()
  await page().getByText('Your queue, by keyboard').waitFor({ state: 'detached' })
})

test('a second step is set up from the account menu, by keyboard from then on', async () => {
  await openAccountMenu('Two-step sign-in')
  await page().getByText('It is off').waitFor()
  await page().keyboard.press('Enter')
  await field('Password').waitFor()
  await page().keyboard.type(PASSWORD)
  await page().keyboard.press('Enter')
  await page()
    .getByRole('img', { name: /picture/ })
    .waitFor()
  expect(await accessibilityFindings(page())).toEqual([])
  secret = (
    await page()
      .locator('.figures', { hasText: /^[A-Z2-7]{32}$/ })
      .innerText()
  ).replaceAll(/\s/g, '')
  await page().keyboard.type(codeOf(secret))
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  expect(await page().getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem').count()).toBe(
    10,
  )
  expect(await accessibilityFindings(page())).toEqual([])
  await page().keyboard.press('Enter')
  await page().getByText('On since').waitFor()
  await page().keyboard.press('Escape')
})

test('signing out leaves the way back, which asks for the code', async () => {
  await openAccountMenu('Sign out')
  await page()
    .getByRole('list', { name: 'Workspaces on this computer' })
    .getByRole('button', { name: emailOf('mara') })
    .click()
  await page().keyboard.type(PASSWORD)
  await page().keyboard.press('Enter')
  await field('Code from your app').waitFor()
  await page().keyboard.type('000000')
  await page().keyboard.press('Enter')
  await page().getByText('This code is not right').waitFor()
  expect(await accessibilityFindings(page())).toEqual([])
  await field('Code from your app').fill(codeOf(secret, 1))
  await page().keyboard.press('Enter')
  await connectionIs(page(), 'online')
})

test('single sign-on goes through the browser and back', async () => {
  await openAccountMenu('Sign out')
  provider.person = { sub: 'mara', email: emailOf('mara'), email_verified: true }
  // The system's browser, as one that is signed in there already.
  await desk.app.evaluate(({ shell }) => {
    shell.openExternal = async (url) => void (await fetch(url))
  })
  await button('Sign in with Acme').click()
  await connectionIs(page(), 'online')
  await vi.waitFor(async () =>
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1),
  )
})

test('what the provider does not vouch for is told in words', async () => {
  await openAccountMenu('Sign out')
  provider.person = { sub: 'nobody', email: 'nobody@acme.test', email_verified: true }
  await button('Sign in with Acme').click()
  await page().getByText('There is no account for you here yet').waitFor()
  await button(/^Forget /).click()
  await page().getByRole('list', { name: 'Workspaces on this computer' }).waitFor({ state: 'detached' })
})
