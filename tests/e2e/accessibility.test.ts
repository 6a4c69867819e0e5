import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  type Console,
  composer,
  connectionIs,
  launchConsole,
  message,
  newProfile,
  signIn,
} from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { inChat, openWidget, startChat } from '../support/widget.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
})

afterAll(() => server?.stop())

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test('every screen of the console passes axe', async () => {
    const mara: Console = await launchConsole(await newProfile('axe'))
    const { page } = mara
    const expectNoFindings = async (screen: string) =>
      expect(await accessibilityFindings(page), screen).toEqual([])

    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.getByLabel('Password', { exact: true }).waitFor()
    await expectNoFindings('sign-in')
    await signIn(page, server.url, 'mara', 'not her password')
    await page.getByRole('alert').first().waitFor()
    await expectNoFindings('sign-in refused')

    await signIn(page, server.url, 'mara')
    await connectionIs(page, 'online')
    await page.getByTestId('queue-row').first().waitFor()
    await expectNoFindings('queue')
    await page.getByTestId('queue-row').first().click()
    await message(page, '').first().waitFor()
    await expectNoFindings('conversation')
    await page.getByRole('tab', { name: /Note/ }).click()
    await composer(page).fill('Something for colleagues only')
    await expectNoFindings('note')
    await composer(page).fill('')
    await page.getByRole('tab', { name: /Unassigned/ }).click()
    await page.getByTestId('queue-row').first().click()
    await expectNoFindings('a chat that nobody has')
    await page.getByRole('tab', { name: /Ended/ }).click()
    await page.getByTestId('queue-row').first().click()
    await expectNoFindings('a chat that has ended')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await expectNoFindings('the map of keys')
    await mara.close()
  })

  test('the widget passes axe', async () => {
    const visitor = await openWidget(server.url)
    await visitor.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await visitor.chat.getByTestId('intro-name').waitFor()
    expect(await accessibilityFindings(visitor.page), 'the page around it').toEqual([])
    const frame = visitor.page.frames().find((each) => each.url().includes('/widget/chat'))
    if (!frame) throw new Error('The chat is not in a frame of its own.')
    expect(await accessibilityFindings(frame), 'introduction').toEqual([])
    await startChat(visitor, 'Pilar Quintana', 'Is breakfast included?')
    await inChat(visitor, 'Is breakfast included?', 'sent').waitFor()
    expect(await accessibilityFindings(frame), 'conversation').toEqual([])
    await visitor.close()
  })
})

test('axe finds what is wrong on a page made to be', async () => {
  const visitor = await openWidget(server.url)
  await visitor.page.evaluate(() => document.body.append(document.createElement('button')))
  expect(await accessibilityFindings(visitor.page)).toContainEqual(expect.stringContaining('button-name'))
  await visitor.close()
})
