import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  type Console,
  claimButton,
  composer,
  message,
  openUnassigned,
  queueRow,
  send,
  signedInConsole,
} from '../support/console.ts'
import { HOSTILE } from '../support/hostile.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { inChat, openWidget, startChat, type Visitor } from '../support/widget.ts'

let server: TestServer
let visitor: Visitor
let mara: Console

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  visitor = await openWidget(server.url)
  await startChat(visitor, 'Ines Falk', 'Where is my order?')
  mara = await signedInConsole(server.url, 'mara')
  await mara.page.emulateMedia({ reducedMotion: 'reduce' })
  await openUnassigned(mara.page, 'Ines Falk')
  await claimButton(mara.page).click()
  await composer(mara.page).waitFor()
})

afterAll(async () => {
  await visitor?.close()
  await mara?.close()
  await server?.stop()
})

async function chatFrame() {
  const element = await visitor.page.getByTestId('widget-frame').elementHandle()
  const frame = await element?.contentFrame()
  if (!frame) throw new Error('The widget has no frame.')
  return frame
}

test('the widget shows staff’s marks, and nothing that anybody wrote is run', async () => {
  await send(
    mara.page,
    'It is **on its way**:\n\n- leaves *today*\n- see [the carrier](https://carrier.example/x)',
  )
  const bubble = inChat(visitor, 'on its way').locator('.bubble')
  await bubble.locator('strong').getByText('on its way').waitFor()
  expect(await bubble.locator('li').count()).toBe(2)
  const link = bubble.getByRole('link', { name: 'the carrier' })
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow')
  expect(await link.getAttribute('href')).toBe('https://carrier.example/x')
  await bubble.getByText('(carrier.example)').waitFor()

  await send(mara.page, '- طلبك في الطريق\n- يصل غدًا')
  const list = inChat(visitor, 'طلبك في الطريق').locator('ul')
  expect(await list.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl')

  const attempts: string[] = []
  visitor.page.on('dialog', (dialog) => {
    attempts.push(dialog.message())
    void dialog.dismiss()
  })
  await send(mara.page, `${HOSTILE.join('\n\n')}\n\n[plain](http://a.example) **the end**`)
  const hostile = inChat(visitor, 'the end').locator('.bubble')
  await hostile.locator('strong').getByText('the end').waitFor()
  const made = await hostile.evaluate((element) => ({
    tags: [...new Set([...element.querySelectorAll('*')].map(({ tagName }) => tagName.toLowerCase()))],
    attributes: [...element.querySelectorAll('*')].flatMap(({ attributes }) =>
      [...attributes].map(({ name }) => name).filter((name) => name.startsWith('on')),
    ),
    schemes: [...new Set([...element.querySelectorAll('a')].map(({ protocol }) => protocol))],
  }))
  const allowed = ['p', 'br', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'bdi']
  expect(made.tags.filter((tag) => !allowed.includes(tag))).toEqual([])
  expect(made).toMatchObject({ attributes: [], schemes: ['https:'] })
  expect(attempts).toEqual([])
})

test('the customer is asked at the end, by keyboard, once, and the agent sees what they say', async () => {
  const { page } = mara
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog')
  const ask = dialog.getByRole('checkbox', { name: 'Ask the customer how it was' })
  expect(await ask.isChecked()).toBe(true)
  expect(await accessibilityFindings(page)).toEqual([])
  await visitor.chat.getByTestId('composer-input').fill('One more th')
  await dialog.getByRole('button', { name: 'End chat' }).click()

  const survey = visitor.chat.getByTestId('survey')
  await survey.waitFor()
  const frame = await chatFrame()
  // Whoever was writing hears of the question, and is not thrown out of the chat.
  await visitor.chat.locator('[aria-live="polite"]').getByText('How was it?').waitFor({ state: 'attached' })
  expect(await frame.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('region')
  expect(await accessibilityFindings(frame)).toEqual([])
  await survey.getByRole('radio', { name: 'Very bad' }).focus()
  await visitor.page.keyboard.press('Space')
  for (let step = 0; step < 3; step++) await visitor.page.keyboard.press('ArrowRight')
  await survey.getByTestId('survey-comment').fill('Quick & kind <b>people</b>')
  expect(await accessibilityFindings(frame)).toEqual([])

  // A reload costs nothing of what was chosen and written.
  await visitor.page.reload()
  await visitor.page.getByTestId('widget-launcher').click()
  await survey.waitFor()
  expect(await survey.getByRole('radio', { name: 'Good', exact: true }).isChecked()).toBe(true)
  expect(await survey.getByTestId('survey-comment').inputValue()).toBe('Quick & kind <b>people</b>')
  const { page: site } = visitor
  await site.context().setOffline(true)
  await visitor.chat.locator('[data-testid="connection-state"][data-state="offline"]').waitFor()
  await survey.getByRole('button', { name: 'Send' }).press('Enter')
  const thanks = visitor.chat.getByTestId('survey-thanks')
  await thanks.getByText('Your answer: Good. It is sent when the connection is back.').waitFor()
  expect(await thanks.evaluate((element) => element === document.activeElement)).toBe(true)
  await site.context().setOffline(false)
  await thanks.getByText(/Your answer: Good\.$/).waitFor()

  const line = page.getByTestId('rating-line')
  await line.getByText('Ines Falk rated this chat: Good').waitFor()
  await line.getByText('Quick & kind <b>people</b>').waitFor()
  await page.getByRole('complementary').getByText('For the answers of Mara Lindqvist').waitFor()
  await message(page, 'on its way').waitFor()
  await page.getByRole('tab', { name: /Ended/ }).click()
  await queueRow(page, 'Ines Falk').getByText('Good', { exact: true }).waitFor()
  expect(await accessibilityFindings(page)).toEqual([])

  await visitor.page.reload()
  await visitor.page.getByTestId('widget-launcher').click()
  await thanks.waitFor()
  expect(await survey.isVisible()).toBe(false)
})
