import type { Page } from 'playwright'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  type Console,
  claimButton,
  composer,
  connectionIs,
  launchConsole,
  message,
  openUnassigned,
  queueRow,
  signedInConsole,
} from '../support/console.ts'
import { closeNotifications, notificationsOnScreen, shownNotifications } from '../support/notifications.ts'
import { asStaff, beginChat } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const CUSTOMER = 'Filippa Ek'

let server: TestServer
let mara: Console
let page: Page
let chat: Awaited<ReturnType<typeof beginChat>>

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  mara = await signedInConsole(server.url, 'mara')
  page = mara.page
  await closeNotifications()
  chat = await beginChat(server.url, { name: CUSTOMER, text: 'Is the pool open?' })
}, 90_000)

afterAll(async () => {
  await mara?.close()
  await server?.stop()
})

async function seenByCustomer(): Promise<string[]> {
  const { messages } = await chat.ask('listMessages', { params: { sessionId: chat.id } })
  return messages.map(({ body }) => body)
}

test('a colleague who mentions me in a note of a chat that nobody has reaches me', async () => {
  await vi.waitFor(async () => expect(await notificationsOnScreen()).toBeGreaterThan(0), { timeout: 15_000 })
  await closeNotifications()
  const jonas = await asStaff(server.url, 'jonas')
  const note = { id: v7(), type: 'note', body: 'Could @Mara Lindqvist look?', baseSeq: null } as const
  await jonas.ask('sendMessage', { params: { sessionId: chat.id }, body: note })
  await vi.waitFor(
    async () =>
      expect(await shownNotifications()).toContainEqual({
        app: 'Parley',
        title: `You are mentioned · \u2068${CUSTOMER}\u2069`,
        body: 'Could @Mara Lindqvist look?',
      }),
    { timeout: 15_000 },
  )
})

test('what is written as a note never goes to the customer, by any key, and each kind keeps its text', async () => {
  await openUnassigned(page, CUSTOMER)
  await claimButton(page).click()
  await composer(page).fill('For the customer')
  await page.getByTestId('composer').getByRole('tab', { name: 'Note' }).click()
  await expect.poll(() => composer(page).inputValue()).toBe('')
  await composer(page).fill('For us alone')
  const section = page.getByTestId('composer')
  expect(await section.getAttribute('data-kind')).toBe('note')
  expect(await section.getByRole('button', { name: 'Send reply' }).count()).toBe(0)
  await section.getByRole('tab', { name: 'Reply' }).click()
  expect(await composer(page).inputValue()).toBe('For the customer')
  await section.getByRole('tab', { name: 'Note' }).click()
  expect(await composer(page).inputValue()).toBe('For us alone')
  await composer(page).press('Control+Enter')
  await message(page, 'For us alone').and(page.locator('[data-state="sent"]')).waitFor()
  await section.getByRole('tab', { name: 'Reply' }).click()
  await composer(page).press('Control+Enter')
  await expect.poll(seenByCustomer, { timeout: 10_000 }).toContain('For the customer')
  expect(await seenByCustomer()).not.toContain('For us alone')
})

test('formats by keys, undone as they were typed', async () => {
  await composer(page).fill('')
  await composer(page).pressSequentially('very good')
  await composer(page).press('Control+Shift+ArrowLeft')
  await composer(page).press('Control+b')
  expect(await composer(page).inputValue()).toBe('very **good**')
  await composer(page).press('Control+z')
  expect(await composer(page).inputValue()).toBe('very good')
  await composer(page).fill('')
  await composer(page).pressSequentially('- one')
  await composer(page).press('Enter')
  expect(await composer(page).inputValue()).toBe('- one\n- ')
  await composer(page).press('Enter')
  expect(await composer(page).inputValue()).toBe('- one\n')
  await composer(page).fill('')
})

test('a canned response is made, found by its shortcut, and asks for what is missing', async () => {
  await composer(page).pressSequentially('/')
  await page.getByRole('option', { name: /New canned response/ }).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await composer(page).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Title').fill('Where it is')
  await dialog.getByLabel('Shortcut').fill('where')
  await dialog
    .getByLabel('Text', { exact: true })
    .fill('Dear {{customer.firstName}}, see {{session.reference}}.')
  expect(await accessibilityFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })

  await expect
    .poll(async () => {
      await composer(page).fill('')
      await composer(page).pressSequentially('Hello! /whe')
      return page.getByRole('option', { name: /Where it is/ }).count()
    })
    .toBe(1)
  await composer(page).press('Enter')
  await dialog.getByLabel('Booking or order').fill('HH-1')
  await dialog.getByRole('button', { name: 'Insert' }).click()
  await expect.poll(() => composer(page).inputValue()).toBe('Hello! Dear Filippa, see HH-1.')
})

test('an emoji by its name and by looking', async () => {
  await composer(page).fill('')
  await composer(page).pressSequentially('Fine :thumbs')
  await page.getByRole('option', { name: 'thumbs up' }).waitFor()
  await composer(page).press('Enter')
  await expect.poll(() => composer(page).inputValue()).toMatch(/^Fine 👍/u)
  await page.getByRole('button', { name: 'Insert an emoji' }).click()
  await page.getByRole('combobox', { name: 'Search emoji' }).fill('hot bev')
  await page.getByRole('option', { name: 'hot beverage' }).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => composer(page).inputValue()).toMatch(/☕/u)
  await composer(page).press('Control+Enter')
  await expect.poll(async () => (await seenByCustomer()).join(), { timeout: 10_000 }).toMatch(/Fine 👍/u)
})

test('a pasted picture goes along, and one that is empty says why it does not', async () => {
  await composer(page).focus()
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 40
    canvas.height = 30
    canvas.getContext('2d')?.fillRect(0, 0, 20, 20)
    const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(picture ? [picture] : [], 'pool.png', { type: 'image/png' }))
    clipboardData.items.add(new File([], 'nothing.txt'))
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await page.getByTestId('draft-file').filter({ hasText: 'pool.png' }).locator('img').waitFor()
  const refused = page.getByRole('listitem').filter({ hasText: 'nothing.txt was not attached.' })
  await refused.waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await refused.getByRole('button', { name: 'Dismiss' }).click()
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByTestId('draft-file').waitFor({ state: 'detached' })
  await message(page, 'pool.png').first().waitFor()
})

test('a discarded draft can be had back', async () => {
  await composer(page).fill('Not lost')
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect.poll(() => composer(page).inputValue()).toBe('')
  await page.getByTestId('toast').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => composer(page).inputValue()).toBe('Not lost')
})

test('what is being answered is still there after a restart', async () => {
  const replyTo = await message(page, 'Is the pool open?').getAttribute('data-message-id')
  await composer(page).blur()
  await page.evaluate(
    (draft) =>
      window.parley.invoke('draft.save', { ...draft, kind: 'reply', body: 'Yes, it is.', baseSeq: 0 }),
    { sessionId: chat.id, replyTo },
  )
  await mara.close()
  mara = await launchConsole(mara.profile)
  page = mara.page
  await connectionIs(page, 'online')
  await page.getByRole('tab', { name: /Mine/ }).click()
  await queueRow(page, CUSTOMER).click()
  await page.getByTestId('reply-target').filter({ hasText: 'Is the pool open?' }).waitFor()
  expect(await composer(page).inputValue()).toBe('Yes, it is.')
  await composer(page).press('Control+Enter')
  await page.getByTestId('reply-target').waitFor({ state: 'detached' })
})
