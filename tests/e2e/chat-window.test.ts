import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { isPacked, unpack } from '#shared/ipc.ts'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  claimButton,
  composer,
  connectionIs,
  launchConsole,
  message,
  openUnassigned,
  queueRow,
  send,
} from '../support/console.ts'
import { setScene } from '../support/scene.ts'
import { inChat, startChat } from '../support/widget.ts'

const CUSTOMER = 'Ida Ownwindow'
/** Of those that Mara has from the start. */
const THIRD = 'Daniel Castellan'
const QUESTION = 'Do you have a window table?'
const scene = setScene()
let own: Page

const tabs = () => scene.mara.page.getByTestId('chat-tab')

/** The window of the chat, as soon as there is one. */
async function chatWindow(): Promise<Page> {
  const { app, page } = scene.mara
  const found = () => app.windows().find((window) => window !== page)
  await expect.poll(() => found() !== undefined, { timeout: 20_000 }).toBe(true)
  const window = found() as Page
  await composer(window).waitFor()
  return window
}

/** Of a message in that window. */
async function placeOf(text: string) {
  const entry = own.locator('[data-entry]').filter({ hasText: text })
  const answer = await own.evaluate(() => window.parley.invoke('store.snapshot', {}))
  const chat = isPacked(answer) ? unpack(answer).chat : null
  return { sessionId: chat?.sessionId ?? '', messageId: (await entry.getAttribute('data-entry')) ?? '' }
}

/** As the cross of its title bar does. */
async function closeByCross(): Promise<void> {
  await scene.mara.app.evaluate(({ BrowserWindow }, name) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.getTitle().includes(name))
      ?.close()
  }, CUSTOMER)
}

test('a chat goes into a window of its own, with what was being written, and is answered there', async () => {
  const { page } = scene.mara
  await startChat(scene.visitor, CUSTOMER, QUESTION)
  await openUnassigned(page, CUSTOMER)
  await claimButton(page).click()
  await composer(page).fill('By the window')
  await page.keyboard.press('Control+Shift+O')
  own = await chatWindow()
  await expect.poll(() => composer(own).inputValue()).toBe('By the window')
  expect(await own.title()).toContain(CUSTOMER)
  await expect.poll(() => tabs().count()).toBe(0)

  await send(own, 'By the window, yes.')
  await inChat(scene.visitor, 'By the window, yes.').waitFor()
  await message(own, 'By the window, yes.').waitFor()
  await own.emulateMedia({ reducedMotion: 'reduce' })
  expect(await accessibilityFindings(own)).toEqual([])
})

test('a message is jumped to in the window that has its chat', async () => {
  const question = message(own, QUESTION)
  const hasFocus = () => question.evaluate((element) => element.matches(':focus'))
  const { sessionId, messageId } = await placeOf(QUESTION)
  await send(own, `parley://chat/${sessionId}/${messageId}`)
  await own.getByTestId('message').getByRole('link').click()
  await expect.poll(hasFocus).toBe(true)

  await own.keyboard.press('Control+f')
  await own.getByTestId('find-bar').getByRole('textbox').fill('window table')
  await own.locator('[data-marked]').filter({ hasText: QUESTION }).waitFor()
  await own.keyboard.press('Escape')

  // As a hit of the console's search does.
  await composer(own).focus()
  const wanted = { sessionId, message: { id: messageId, seq: null, takesFocus: true } }
  await scene.mara.page.evaluate((place) => window.parley.invoke('window.showChat', place), wanted)
  await expect.poll(hasFocus).toBe(true)
  expect(await tabs().count()).toBe(0)
})

test('the list leads to that window, and the console keeps its hands off the chat', async () => {
  const { page } = scene.mara
  // A chat that is kept has a tab of its own, which another one does not take.
  await page.getByRole('tab', { name: /Mine/ }).click()
  await queueRow(page, CUSTOMER).dblclick()
  await page.getByRole('tab', { name: /^All/ }).click()
  await page.getByTestId('queue-row').filter({ hasNotText: CUSTOMER }).first().click()
  await composer(page).waitFor()
  expect(await tabs().count()).toBe(1)
  expect(await tabs().filter({ hasText: CUSTOMER }).count()).toBe(0)
  await tabs().getByTestId('close-tab').click()
  await expect.poll(() => tabs().count()).toBe(0)
})

test('it hears of its own chat alone, and is told no more when it asks', async () => {
  const asked = await own.evaluate(async () => {
    const other = '0190a000-0000-7000-8000-000000000001'
    const { parley } = window
    return {
      snapshot: await parley.invoke('store.snapshot', {}),
      refused: [
        await parley.invoke('queue.page', { view: 'all', after: null }),
        await parley.invoke('session.open', { sessionId: other }),
        await parley.invoke('session.peek', { sessionId: other, beforeSeq: 1 }),
        await parley.invoke('attachment.read', { id: other, offset: 0 }),
        await parley.invoke('lock.unlock', { with: 'pin', secret: '1' }),
      ],
    }
  })
  expect(asked.refused.map((answer) => (answer.ok ? 'answered' : answer.error.code))).toEqual(
    Array(5).fill('FORBIDDEN'),
  )
  if (!isPacked(asked.snapshot)) throw new Error('There is no snapshot.')
  const { changes } = unpack(asked.snapshot)
  const patches = changes.flatMap((change) => (change.kind === 'account' ? [change.patch] : []))
  const rows = patches.flatMap((patch) => (patch.kind === 'rows' ? patch.rows : []))
  expect(rows.map(({ customer }) => customer.name)).toEqual([CUSTOMER])
})

test('behind the lock it names nobody; unlocked, it is as it was', async () => {
  const { page } = scene.mara
  await composer(own).fill('half a sentence')
  await own.getByText('Draft saved').waitFor()
  await page.evaluate(async () => {
    await window.parley.invoke('lock.set', { current: null, pin: '4711', idleMinutes: 10 })
    await window.parley.invoke('lock.now', {})
  })
  await own.getByRole('heading', { name: 'Parley is locked' }).waitFor()
  expect(await own.content()).not.toMatch(new RegExp(`${CUSTOMER}|half a sentence`))
  await expect.poll(() => own.title()).toBe('Parley')
  expect(await accessibilityFindings(own)).toEqual([])
  await page.getByLabel('PIN or passphrase', { exact: true }).fill('4711')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect.poll(() => composer(own).inputValue()).toBe('half a sentence')
  await page.evaluate(() => window.parley.invoke('lock.remove', { current: '4711' }))
})

test('a page that crashes is there again with its draft, and no other window notices', async () => {
  const { app, page } = scene.mara
  await page.evaluate(() => Object.assign(window, { isSame: true }))
  // The page as the test has it does not outlive the crash.
  const inOwn = (code: string) =>
    app.evaluate(
      ({ BrowserWindow }, [name, code]) => {
        const window = BrowserWindow.getAllWindows().find((each) => each.getTitle().includes(name))
        // Asked of a page that dies, it is never answered.
        const late = new Promise((resolve) => setTimeout(resolve, 500, null))
        return Promise.race([late, window?.webContents.executeJavaScript(code)])
      },
      [CUSTOMER, code] as const,
    )
  await inOwn('window.isSame = true')
  await app.evaluate(({ BrowserWindow }, name) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.getTitle().includes(name))
    window?.webContents.forcefullyCrashRenderer()
  }, CUSTOMER)
  const read = '[window.isSame === true, document.querySelector("[data-testid=composer] textarea")?.value]'
  await expect.poll(() => inOwn(read), { timeout: 10_000 }).toEqual([false, 'half a sentence'])
  expect(await page.evaluate(() => 'isSame' in window)).toBe(true)
})

test('after a crash it is there again, and so is the draft', async () => {
  await scene.mara.kill()
  scene.mara = await launchConsole(scene.mara.profile)
  await connectionIs(scene.mara.page, 'online')
  own = await chatWindow()
  await expect.poll(() => composer(own).inputValue()).toBe('half a sentence')
  expect(await tabs().count()).toBe(0)
})

test('closed, it leaves the chat to the console with the last letter that was typed', async () => {
  await composer(own).fill('half a sentence, and the rest')
  await closeByCross()
  await expect.poll(() => tabs().count()).toBe(1)
  await expect.poll(() => composer(scene.mara.page).inputValue()).toBe('half a sentence, and the rest')
  expect(scene.mara.app.windows()).toHaveLength(1)
})

test('what was written until the moment of quitting is there again, in every window', async () => {
  const { page, app } = scene.mara
  await page.keyboard.press('Control+Shift+O')
  own = await chatWindow()
  await page.getByRole('tab', { name: /^All/ }).click()
  await page.getByTestId('queue-row').filter({ hasNotText: CUSTOMER }).first().click()
  await composer(page).waitFor()
  await page.keyboard.press('Control+Shift+O')
  await expect.poll(() => app.windows().length).toBe(3)
  const second = app.windows().find((window) => window !== page && window !== own) as Page
  await queueRow(page, THIRD).click()
  expect(await composer(own).inputValue()).toBe('half a sentence, and the rest')

  // Before any of it has had the time to be saved.
  await composer(second).fill('another answer')
  await composer(page).fill('and a third')
  await scene.mara.close()
  scene.mara = await launchConsole(scene.mara.profile)
  await connectionIs(scene.mara.page, 'online')
  await expect.poll(() => scene.mara.app.windows().length, { timeout: 20_000 }).toBe(3)
  const chats = scene.mara.app.windows().filter((window) => window !== scene.mara.page)
  const drafts = () => Promise.all(chats.map((window) => composer(window).inputValue()))
  await expect
    .poll(async () => (await drafts()).sort())
    .toEqual(['another answer', 'half a sentence, and the rest'])
  await expect.poll(() => composer(scene.mara.page).inputValue()).toBe('and a third')
})

test('signed out of, an account takes its windows along', async () => {
  const { page, app } = scene.mara
  await page.evaluate(async () => {
    const answer = await window.parley.invoke('store.snapshot', {})
    const { changes } = JSON.parse('json' in answer ? answer.json : '{"changes":[]}')
    const { accounts } = changes.find(({ kind }: { kind: string }) => kind === 'accounts')
    const accountId = accounts.accounts[0].id
    await window.parley.invoke('account.signOut', { accountId, discardUnsent: true })
  })
  await page.getByLabel('Server address').waitFor()
  expect(app.windows()).toEqual([page])
})
