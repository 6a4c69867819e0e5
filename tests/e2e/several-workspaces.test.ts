import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  type Console,
  claimButton,
  composer,
  connectionIs,
  launchConsole,
  message,
  openUnassigned,
  PASSWORD,
  queueRow,
  send,
  signedInConsole,
  signIn,
} from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { inChat, openWidget, startChat, type Visitor } from '../support/widget.ts'

/** One console, two servers with a workspace each. Both are called "Demo", as two workspaces may be. */

let servers: [TestServer, TestServer]
let visitors: [Visitor, Visitor]
let desk: Console

const [FIRST, SECOND] = ['Tove Nyström', 'Ravi Menon']
const hostOf = ({ url }: TestServer) => new URL(url).host

beforeAll(async () => {
  servers = await Promise.all([startTestServer({ seed: 'demo' }), startTestServer({ seed: 'demo' })])
  visitors = await Promise.all([openWidget(servers[0].url), openWidget(servers[1].url)])
  desk = await signedInConsole(servers[0].url, 'mara')
})
afterAll(async () => {
  await Promise.all((visitors ?? []).map((visitor) => visitor.close()))
  await desk?.close()
  await Promise.all((servers ?? []).map((server) => server.stop()))
})

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Your account/ }).click()
  await page.getByRole('menuitem', { name: 'Add a workspace' }).waitFor()
}

async function chooseMenu(page: Page, item: string | RegExp): Promise<void> {
  await openMenu(page)
  await page.getByRole('menuitem', { name: item }).click()
}

async function answer(page: Page, customer: string, body: string): Promise<void> {
  await openUnassigned(page, customer)
  await claimButton(page).click()
  await composer(page).waitFor()
  await send(page, body)
}

test('adding a workspace can be left again, by button and by key', async () => {
  const { page } = desk
  await chooseMenu(page, 'Add a workspace')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await connectionIs(page, 'online')
  await chooseMenu(page, 'Add a workspace')
  await page.getByRole('heading', { name: 'Add a workspace' }).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
  await connectionIs(page, 'online')
  expect(await page.getByTestId('workspace-chip').count()).toBe(0)
})

test('somebody else in the same workspace is refused, and says why', async () => {
  const { page } = desk
  await chooseMenu(page, 'Add a workspace')
  await signIn(page, servers[0].url, 'jonas')
  await page.getByRole('alert').filter({ hasText: 'as somebody else' }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
})

test('two workspaces are one queue, and each answer goes to its own customer', async () => {
  const { page } = desk
  const alone = await page.getByTestId('queue-row').count()
  await chooseMenu(page, 'Add a workspace')
  await signIn(page, servers[1].url, 'mara')
  await connectionIs(page, 'online')
  await expect.poll(() => page.getByTestId('queue-row').count()).toBeGreaterThan(alone)

  await Promise.all([
    startChat(visitors[0], FIRST, 'Is my room ready?'),
    startChat(visitors[1], SECOND, 'Where is my parcel?'),
  ])
  await answer(page, FIRST, 'It is ready from three on.')
  await answer(page, SECOND, 'It arrives tomorrow.')
  await inChat(visitors[0], 'It is ready from three on.').waitFor()
  await inChat(visitors[1], 'It arrives tomorrow.').waitFor()

  await page.getByRole('tab', { name: /Mine/ }).click()
  for (const [customer, server] of [
    [FIRST, servers[0]],
    [SECOND, servers[1]],
  ] as const) {
    await queueRow(page, customer)
      .getByTestId('workspace-chip')
      .filter({ hasText: hostOf(server) })
      .waitFor()
  }
})

test('with both in it, queue and menu are as accessible as before', async () => {
  const { page } = desk
  expect(await accessibilityFindings(page)).toEqual([])
  await openMenu(page)
  expect(await accessibilityFindings(page)).toEqual([])
  await page.keyboard.press('Escape')
})

test('the queue can be narrowed to one of them', async () => {
  const { page } = desk
  await page.getByRole('button', { name: /All workspaces/ }).click()
  await page.getByRole('option', { name: `Demo (${hostOf(servers[1])})`, exact: true }).click()
  await queueRow(page, SECOND).waitFor()
  await queueRow(page, FIRST).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: new RegExp(hostOf(servers[1])) }).click()
  await page.getByRole('option', { name: 'All workspaces', exact: true }).click()
  await queueRow(page, FIRST).waitFor()
})

test('a locked window opens by the password of whichever workspace is chosen', async () => {
  const { page } = desk
  await servers[1].stop()
  await connectionIs(page, 'offline')
  await page.evaluate(() => window.parley.invoke('lock.set', { current: null, pin: '4711', idleMinutes: 10 }))
  await page.evaluate(() => window.parley.invoke('lock.now', {}))
  await page.getByRole('heading', { name: 'Parley is locked' }).waitFor()
  await page.getByRole('button', { name: 'Password', exact: true }).click()
  const workspace = page.getByRole('button', { name: /Workspace/ })
  const password = page.getByLabel('Password', { exact: true })

  // By keyboard. Both bear one name: the server's says which is which.
  await workspace.press('Enter')
  await page.getByRole('option', { name: hostOf(servers[1]) }).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  await page.getByText(hostOf(servers[1]), { exact: true }).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await password.fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('You are offline.').waitFor()

  await workspace.press('Enter')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  await page.getByText(hostOf(servers[0]), { exact: true }).waitFor()
  await password.fill(PASSWORD)
  await page.keyboard.press('Enter')
  await queueRow(page, FIRST).waitFor()
  await page.evaluate(() => window.parley.invoke('lock.remove', { current: '4711' }))
  await servers[1].restart()
  await connectionIs(page, 'online')
})

test('after a restart both are there offline, and the foot says whose server is away', async () => {
  await servers[1].stop()
  await connectionIs(desk.page, 'offline')
  await desk.page
    .getByTestId('connection-status')
    .filter({ hasText: hostOf(servers[1]) })
    .waitFor()
  await servers[0].stop()
  await desk.kill()
  desk = await launchConsole(desk.profile)
  const { page } = desk
  await connectionIs(page, 'offline')
  await queueRow(page, FIRST).click()
  await message(page, 'It is ready from three on.').waitFor()
  await queueRow(page, SECOND).click()
  await message(page, 'It arrives tomorrow.').waitFor()
  await Promise.all(servers.map((server) => server.restart()))
  await connectionIs(page, 'online')
})

test('signing out of one leaves the other', async () => {
  const { page } = desk
  await queueRow(page, SECOND).click()
  await message(page, 'It arrives tomorrow.').waitFor()
  await chooseMenu(page, new RegExp(`Sign out of .*${hostOf(servers[1])}`))
  await queueRow(page, SECOND).waitFor({ state: 'detached' })
  await message(page, 'It arrives tomorrow.').waitFor({ state: 'detached' })
  await queueRow(page, FIRST).click()
  await message(page, 'It is ready from three on.').waitFor()
  await expect.poll(() => page.getByTestId('workspace-chip').count()).toBe(0)
  await desk.close()
  desk = await launchConsole(desk.profile)
  await connectionIs(desk.page, 'online')
  await queueRow(desk.page, FIRST).waitFor()
  expect(await queueRow(desk.page, SECOND).count()).toBe(0)
})
