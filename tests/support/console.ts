import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'

const ROOT = path.resolve(import.meta.dirname, '../..')

export const PASSWORD = 'parley-demo'

/** The demo workspace's people, by the first part of their address. */
export function emailOf(name: string): string {
  return `${name}@demo.parley.test`
}

/** One running console. Its profile folder outlives it, so that it can be started again. */
export interface Console {
  app: ElectronApplication
  page: Page
  profile: string
  /** As a crash would end it: SIGKILL, nothing is told beforehand. */
  kill(): Promise<void>
  close(): Promise<void>
}

export function newProfile(name: string): Promise<string> {
  return mkdtemp(path.join(process.env.PARLEY_TEST_TMP ?? tmpdir(), `console-${name}-`))
}

/** Starts the built console on a profile folder, in the real Electron that the test command chose. */
export async function launchConsole(
  profile: string,
  env: Record<string, string> = {},
  switches: readonly string[] = [],
): Promise<Console> {
  const executablePath = process.env.PARLEY_ELECTRON
  if (!executablePath) throw new Error('PARLEY_ELECTRON is not set: run the tests through `npm test -- e2e`.')
  const app = await _electron.launch({
    executablePath,
    args: [`--user-data-dir=${profile}`, ...switches, ROOT],
    chromiumSandbox: process.getuid?.() !== 0,
    env: { ...(process.env as Record<string, string>), ...env },
  })
  const page = await consoleWindow(app)
  return {
    app,
    page,
    profile,
    async kill() {
      const child = app.process()
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
    },
    close: () => app.close(),
  }
}

/** Windows of chats that were there before open beside it, and may be heard of sooner. Its own is made first. */
async function consoleWindow(app: ElectronApplication): Promise<Page> {
  await app.firstWindow()
  for (;;) {
    for (const page of app.windows()) {
      const window = await app.browserWindow(page)
      if ((await window.evaluate(({ id }) => id)) === 1) return page
    }
    await app.waitForEvent('window', { timeout: 1_000 }).catch(() => undefined)
  }
}

export async function signIn(
  page: Page,
  serverUrl: string,
  name: string,
  password = PASSWORD,
): Promise<void> {
  await page.getByLabel('Server address').fill(serverUrl)
  await page.getByLabel('Email').fill(emailOf(name))
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** A console signed in through its own screen, with its queue on view. */
export async function signedInConsole(serverUrl: string, name: string): Promise<Console> {
  const console = await launchConsole(await newProfile(name))
  await signIn(console.page, serverUrl, name)
  await connectionIs(console.page, 'online')
  return console
}

export async function connectionIs(page: Page, state: string): Promise<void> {
  await page.locator(`[data-testid="connection-status"][data-state="${state}"]`).waitFor({ timeout: 30_000 })
}

export function queueRow(page: Page, customerName: string) {
  return page.getByTestId('queue-row').filter({ hasText: customerName }).first()
}

export function message(page: Page, text: string) {
  return page.getByTestId('message').filter({ hasText: text })
}

export async function openUnassigned(page: Page, customerName: string): Promise<void> {
  await page.getByRole('tab', { name: /Unassigned/ }).click()
  await queueRow(page, customerName).click()
}

/** The same button stands in the header and in the composer of a chat that nobody has. */
export function claimButton(page: Page) {
  return page.getByRole('button', { name: /^Claim/ }).first()
}

/** The text field in which a reply or a note is written. */
export function composer(page: Page) {
  return page.getByTestId('composer').getByRole('textbox')
}

/** Writes and sends, as a reply or a note, whichever the composer is at. */
export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await composer(page).press('Control+Enter')
}
