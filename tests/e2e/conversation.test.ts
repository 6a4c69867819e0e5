import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  type Console,
  claimButton,
  composer,
  message,
  queueRow,
  send,
  signedInConsole,
} from '../support/console.ts'
import {
  clickNotification,
  closeNotifications,
  notificationsOnScreen,
  shownNotifications,
} from '../support/notifications.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { inChat, openWidget, say, startChat, type Visitor } from '../support/widget.ts'

let server: TestServer
let mara: Console
let visitor: Visitor

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  mara = await signedInConsole(server.url, 'mara')
  visitor = await openWidget(server.url)
})

afterAll(async () => {
  await visitor?.close()
  await mara?.close()
  await server?.stop()
})

test('a customer and an agent talk to each other', async () => {
  await closeNotifications()
  await startChat(visitor, 'Pilar Quintana', 'Is breakfast included in my booking?')

  // The desktop's own daemon shows the notification; a click on it opens the session.
  await vi.waitFor(async () => expect(await notificationsOnScreen()).toBeGreaterThan(0), { timeout: 15_000 })
  await clickNotification()
  await mara.page.getByRole('heading', { name: 'Pilar Quintana' }).first().waitFor()
  expect(await shownNotifications()).toContainEqual({
    app: 'Parley',
    title: 'Pilar Quintana',
    body: 'Is breakfast included in my booking?',
  })

  await claimButton(mara.page).click()
  await send(mara.page, 'Yes, from seven to half past ten.')

  await inChat(visitor, 'Yes, from seven to half past ten.').waitFor()
  await message(mara.page, 'Yes, from seven').and(mara.page.locator('[data-state="read"]')).waitFor()
  await inChat(visitor, 'Is breakfast included', 'read').waitFor()

  await say(visitor, 'Lovely, thank you!')
  await message(mara.page, 'Lovely, thank you!').waitFor()
  await inChat(visitor, 'Lovely, thank you!', 'delivered').waitFor()
})

test('typing is seen on both sides', async () => {
  await visitor.chat.getByTestId('composer-input').pressSequentially('One more thing')
  await mara.page.getByText('Pilar Quintana is typing').waitFor()
  await composer(mara.page).pressSequentially('Of course')
  await visitor.chat.getByText(/Mara.* is typing/).waitFor()
})

test('a note stays with the staff', async () => {
  await mara.page.keyboard.press('Escape')
  await queueRow(mara.page, 'Pilar Quintana').click()
  await mara.page.getByRole('tab', { name: /Note/ }).click()
  await send(mara.page, 'Regular guest, prefers the garden side.')
  await message(mara.page, 'Regular guest').and(mara.page.locator('[data-state="sent"]')).waitFor()
  await say(visitor, 'Are you still there?')
  await inChat(visitor, 'Are you still there?', 'delivered').waitFor()
  expect(await inChat(visitor, 'Regular guest').count()).toBe(0)
})

test('the agent ends the chat and the customer sees it', async () => {
  await mara.page.getByRole('button', { name: /^End/ }).first().click()
  await visitor.chat.getByRole('button', { name: 'Start a new chat' }).waitFor()
})
