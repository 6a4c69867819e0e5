import keytar from 'keytar'
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import {
  claimButton,
  composer,
  connectionIs,
  emailOf,
  launchConsole,
  openUnassigned,
  PASSWORD,
} from '../support/console.ts'
import { findInClear } from '../support/profile.ts'
import { setScene } from '../support/scene.ts'
import { startChat } from '../support/widget.ts'

const CUSTOMER = 'Lucy Locked'
const WORDS = 'words behind the lock 5511'
const DRAFT = 'half a sentence 5512'

const scene = setScene()

async function api(method: string, route: string, token?: string, body?: object) {
  const response = await fetch(`${scene.server.url}/v1${route}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  return response.json()
}

async function unlock(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN or passphrase', { exact: true }).fill(pin)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

/** What the page could get of main, asked past every screen. */
function askAll(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answers = [
      await window.parley.invoke('store.snapshot', {}),
      await window.parley.invoke('queue.page', { view: 'all', after: null }),
    ]
    return JSON.stringify(answers)
  })
}

test('a locked window shows, holds and answers nothing; unlocked, all is as it was', async () => {
  const { page } = scene.mara
  await startChat(scene.visitor, CUSTOMER, WORDS)
  await openUnassigned(page, CUSTOMER)
  await claimButton(page).click()
  await composer(page).fill(DRAFT)
  await page.getByText('Draft saved').waitFor()
  expect((await askAll(page)).includes(CUSTOMER)).toBe(true)

  await page.getByRole('button', { name: /Mara Lindqvist/ }).click()
  await page.getByRole('menuitem', { name: 'App lock' }).click()
  await page.getByLabel('New PIN or passphrase').fill('4711')
  await page.getByLabel('The same once more').fill('4711')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await composer(page).fill(`${DRAFT} and more`)
  // Not by the menu: the field still has the focus, and its last words are not on disk yet.
  await page.evaluate(() => window.parley.invoke('lock.now', {}))
  await page.getByRole('heading', { name: 'Parley is locked' }).waitFor()

  expect(await page.content()).not.toMatch(new RegExp(`${CUSTOMER}|${WORDS}|${DRAFT}|mara`, 'i'))
  const answers = await askAll(page)
  expect(answers).not.toMatch(new RegExp(`${CUSTOMER}|${WORDS}|${DRAFT}|mara`, 'i'))
  expect(answers).toContain('FORBIDDEN')
  await unlock(page, '0000')
  await page.getByText(/That is wrong. 9 tries/).waitFor()
  await unlock(page, '4711')
  await page.getByTestId('message').filter({ hasText: WORDS }).waitFor()
  await expect.poll(() => composer(page).inputValue()).toBe(`${DRAFT} and more`)
})

test('a start is locked, and goes on receiving behind the lock', async () => {
  await scene.mara.close()
  scene.mara = await launchConsole(scene.mara.profile)
  const { page } = scene.mara
  await page.getByRole('heading', { name: 'Parley is locked' }).waitFor()
  expect((await askAll(page)).includes(CUSTOMER)).toBe(false)
  await unlock(page, '4711')
  await connectionIs(page, 'online')
})

test('a device that is wiped says so, answers for it, and keeps nothing', async () => {
  const { page, profile } = scene.mara
  const device = { id: '0190a000-0000-4000-8000-00000000abcd', name: 'phone' }
  const { tokens } = await api('POST', '/auth/sign-in', undefined, {
    email: emailOf('mara'),
    password: PASSWORD,
    device,
  })
  const devices = async () => (await api('GET', '/me/devices', tokens.accessToken)).devices
  const [desk] = (await devices()).filter(({ isCurrent }: { isCurrent: boolean }) => !isCurrent)
  await api('POST', `/me/devices/${desk.id}/wipe`, tokens.accessToken)
  await page.getByText(/This device was wiped on/).waitFor({ timeout: 5_000 })
  await expect
    .poll(async () => (await devices()).find(({ id }: { id: string }) => id === desk.id)?.wipe)
    .toMatchObject({ reason: 'remote_wipe', unsent: 0, wipedAt: expect.any(String) })
  const entries = (await keytar.findCredentials('Parley')).map(({ account }) => account)
  expect(entries.filter((name) => name.includes(scene.server.url))).toEqual([])
  expect(await findInClear(profile, [CUSTOMER, WORDS, DRAFT, emailOf('mara')])).toEqual([])
  // As a crash would leave it.
  await scene.mara.kill()
  expect(await findInClear(profile, [CUSTOMER, WORDS, DRAFT, emailOf('mara')])).toEqual([])
  scene.mara = await launchConsole(profile)
  await scene.mara.page.getByText(/This device was wiped on/).waitFor()
})
