import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import keytar from 'keytar'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ROUTES } from '#shared/rest.ts'
import {
  type Console,
  composer,
  connectionIs,
  launchConsole,
  newProfile,
  signedInConsole,
  signIn,
} from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
const open: Console[] = []

async function started(console: Promise<Console>): Promise<Console> {
  open.push(await console)
  return console
}

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo', accessTokenSeconds: 4 })
})

afterEach(async () => {
  for (const console of open.splice(0)) await console.close().catch(() => {})
})

afterAll(() => server?.stop())

test('a wrong password is said plainly, and the right one then works', async () => {
  const { page } = await started(launchConsole(await newProfile('wrong-password')))
  await signIn(page, server.url, 'mara', 'not her password')
  await page.getByText(/email or (the )?password/i).waitFor()
  await signIn(page, server.url, 'mara')
  await connectionIs(page, 'online')
})

test('a server that cannot be reached at the first start is named, with a way out', async () => {
  const { page } = await started(launchConsole(await newProfile('unreachable')))
  await signIn(page, 'http://127.0.0.1:9', 'mara')
  await page.getByRole('alert').filter({ hasText: '127.0.0.1:9' }).waitFor()
  await signIn(page, server.url, 'mara')
  await connectionIs(page, 'online')
})

test('an access token that runs out is renewed without the agent noticing', async () => {
  const { page } = await started(signedInConsole(server.url, 'mara'))
  const states: string[] = []
  await page.exposeFunction('sawConnectionState', (state: string) => states.push(state))
  await page.evaluate(() => {
    const element = document.querySelector('[data-testid="connection-status"]')
    new MutationObserver(() => {
      Reflect.get(window, 'sawConnectionState')(element?.getAttribute('data-state'))
    }).observe(element as Element, { attributes: true })
  })
  // Three lifetimes of a token.
  await new Promise((resolve) => setTimeout(resolve, 12_000))
  await connectionIs(page, 'online')
  expect(states).not.toContain('needs_auth')
})

test('a revoked sign-in keeps what is there, says so, and goes on after a new one', async () => {
  const { page } = await started(signedInConsole(server.url, 'jonas'))
  // A thief goes on from the token that the desk holds; when the desk comes with it too, both are out.
  const [held] = (await keytar.findCredentials('Parley')).filter(({ account }) =>
    account.startsWith(server.url),
  )
  let { refreshToken } = JSON.parse(held?.password ?? '{}') as { refreshToken: string }
  for (let use = 1; use <= 2; use++) {
    const stolen = await fetch(`${server.url}/v1/auth/refresh`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    })
    expect(stolen.status).toBe(200)
    refreshToken = ROUTES.refresh.response.parse(await stolen.json()).tokens.refreshToken
  }
  await connectionIs(page, 'needs_auth')
  await expect.poll(() => page.getByTestId('queue-row').count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await page.getByLabel('Password', { exact: true }).fill('parley-demo')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await connectionIs(page, 'online')
})

test('a damaged cache is put aside and filled again; the draft is still there', async () => {
  let mara = await signedInConsole(server.url, 'mara')
  const row = mara.page.getByTestId('queue-row').first()
  const sessionId = await row.getAttribute('data-session-id')
  await row.click()
  await composer(mara.page).fill('Must outlive the cache')
  await mara.page.getByText('Draft saved').waitFor()
  await mara.kill()

  const files = await readdir(mara.profile, { recursive: true })
  const cache = files.filter((file) => ['cache.db', 'cache.db-wal'].includes(path.basename(file)))
  expect(cache).toHaveLength(2)
  for (const file of cache)
    await writeFile(path.join(mara.profile, file), 'this is no database '.repeat(1_000))

  mara = await started(launchConsole(mara.profile))
  await connectionIs(mara.page, 'online')
  await mara.page.getByText('The stored copy of your conversations was damaged').waitFor()
  await mara.page.locator(`[data-testid="queue-row"][data-session-id="${sessionId}"]`).click()
  await expect.poll(() => composer(mara.page).inputValue()).toBe('Must outlive the cache')
})

test('the sandbox is on, and the page sees neither Node nor Electron', async () => {
  const mara = await started(signedInConsole(server.url, 'mara'))
  const surface = await mara.page.evaluate(() => ({
    bridge: Object.keys(Reflect.get(window, 'parley')).sort(),
    frozen: Object.isFrozen(Reflect.get(window, 'parley')),
    node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
  }))
  expect(surface).toEqual({ bridge: ['invoke', 'on'], frozen: true, node: [] })

  const pid = await mara.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  expect(status).toMatch(/^Seccomp:\s*2$/m)
  expect(status).toMatch(/^NoNewPrivs:\s*1$/m)
})
