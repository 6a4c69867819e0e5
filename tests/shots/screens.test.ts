import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, test } from 'vitest'
import {
  type Console,
  composer,
  connectionIs,
  launchConsole,
  newProfile,
  queueRow,
  send,
  signedInConsole,
  signIn,
} from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { openWidget, say, startChat } from '../support/widget.ts'

/** Walks the screens and writes a picture of each, in light and dark. They are for eyes: nothing is compared. */
const FOLDER = path.join(process.env.PARLEY_TEST_TMP ?? '.parley', 'shots')
const THEMES = ['light', 'dark'] as const

let server: TestServer

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true })
  server = await startTestServer({ seed: 'demo' })
})

afterAll(() => server?.stop())

async function shoot(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' })
}

async function inBothThemes({ app, page }: Console, name: string): Promise<void> {
  for (const theme of THEMES) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
    await page.emulateMedia({ colorScheme: theme })
    await shoot(page, `console-${name}-${theme}`)
  }
}

async function resize({ app, page }: Console, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await page.waitForFunction((wanted) => window.innerWidth === wanted, width)
}

async function openFirst(page: Page, tab: RegExp): Promise<void> {
  await page.getByRole('tab', { name: tab }).click()
  await page.getByTestId('queue-row').first().click()
  await page.getByTestId('message').first().waitFor()
}

test('sign-in', async () => {
  const console = await launchConsole(await newProfile('shots'))
  await resize(console, 1440, 900)
  await console.page.getByLabel('Password', { exact: true }).waitFor()
  await inBothThemes(console, 'sign-in')
  await signIn(console.page, server.url, 'mara', 'not the password')
  await console.page.getByRole('alert').first().waitFor()
  await inBothThemes(console, 'sign-in-refused')
  await console.close()
})

test('queue and conversations', async () => {
  const mara = await signedInConsole(server.url, 'mara')
  const { page } = mara
  await resize(mara, 1440, 900)
  await inBothThemes(mara, 'queue')

  await openFirst(page, /Mine/)
  await inBothThemes(mara, 'conversation')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await inBothThemes(mara, 'shortcuts')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: /Note/ }).click()
  await composer(page).fill('Ask the hotel about the garden side.')
  await inBothThemes(mara, 'note')
  await composer(page).fill('')

  await openFirst(page, /Unassigned/)
  await inBothThemes(mara, 'unassigned')
  await openFirst(page, /Ended/)
  await inBothThemes(mara, 'ended')

  await openFirst(page, /Mine/)
  await resize(mara, 1024, 640)
  await inBothThemes(mara, 'narrow')
  await resize(mara, 1440, 900)

  await server.stop()
  await connectionIs(page, 'offline')
  await page.getByRole('tab', { name: /Reply/ }).click()
  await send(page, 'I have asked the hotel and will write as soon as they answer.')
  await composer(page).fill('One more thing')
  await page.getByText('Draft saved').waitFor()
  await inBothThemes(mara, 'offline')
  await mara.close()
  await server.restart()
})

test('a chat in a window of its own', async () => {
  const mara = await signedInConsole(server.url, 'mara')
  await openFirst(mara.page, /Mine/)
  await mara.page.keyboard.press('Control+Shift+O')
  const page = await mara.app.waitForEvent('window')
  await composer(page).waitFor()
  const own = { ...mara, page }
  await inBothThemes(own, 'own-window')
  await composer(page).fill('The late check-in is noted.')
  await mara.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.getSize()[0] === 520) window.setSize(420, 480)
  })
  await page.waitForFunction(() => window.innerWidth <= 420)
  await inBothThemes(own, 'own-window-small')
  await mara.close()
})

test('the lock, in several languages', async () => {
  for (const language of ['en', 'ar', 'de']) {
    const profile = await newProfile(`shots-lock-${language}`)
    const english = await launchConsole(profile)
    await signIn(english.page, server.url, 'mara')
    await connectionIs(english.page, 'online')
    await english.close()

    const console = await launchConsole(profile, {}, [`--lang=${language}`])
    const { page } = console
    await resize(console, 1024, 640)
    await page.getByTestId('queue-row').first().waitFor()
    await page.locator('button.rounded-full').last().click()
    await page.getByRole('menuitem').first().click()
    await page.getByRole('dialog').waitFor()
    await inBothThemes(console, `lock-settings-${language}`)
    await page.keyboard.press('Escape')
    await page.evaluate(async () => {
      await window.parley.invoke('lock.set', { current: null, pin: '4711', idleMinutes: 10 })
      await window.parley.invoke('lock.now', {})
    })
    await page.locator('form input').fill('0000')
    await page.keyboard.press('Enter')
    await page.locator('[slot="errorMessage"]').waitFor()
    await inBothThemes(console, `locked-${language}`)
    await page.evaluate(() => window.parley.invoke('lock.unlock', { with: 'pin', secret: '4711' }))
    await page.getByTestId('queue-row').first().waitFor()
    await page.evaluate(() => window.parley.invoke('lock.remove', { current: '4711' }))
    await console.close()
  }
})

test('right to left, and a long language', async () => {
  for (const language of ['ar', 'de']) {
    const profile = await newProfile(`shots-${language}`)
    const english = await launchConsole(profile)
    await signIn(english.page, server.url, 'nora')
    await connectionIs(english.page, 'online')
    await english.close()

    const console = await launchConsole(profile, {}, [`--lang=${language}`])
    await resize(console, 1440, 900)
    await console.page.getByRole('tab').nth(2).click()
    await queueRow(console.page, 'ليان').or(console.page.getByTestId('queue-row')).first().click()
    await console.page.getByTestId('message').first().waitFor()
    await inBothThemes(console, language)
    await console.close()
  }
})

test('widget', async () => {
  for (const theme of THEMES) {
    const visitor = await openWidget(server.url)
    await visitor.page.emulateMedia({ colorScheme: theme })
    await visitor.page.setViewportSize({ width: 1280, height: 800 })
    await visitor.chat.getByTestId('intro-name').waitFor()
    await shoot(visitor.page, `widget-start-${theme}`)
    await startChat(visitor, 'Pilar Quintana', 'Is breakfast included in my booking?')
    await say(visitor, 'We arrive late, about eleven in the evening. Is that a problem?')
    await shoot(visitor.page, `widget-conversation-${theme}`)
    await visitor.page.setViewportSize({ width: 375, height: 667 })
    await shoot(visitor.page, `widget-phone-${theme}`)
    await visitor.close()
  }
})
