import { expect, test, vi } from 'vitest'
import { claimButton, composer, message, queueRow, send } from '../support/console.ts'
import {
  clickNotification,
  closeNotifications,
  notificationsOnScreen,
  shownNotifications,
} from '../support/notifications.ts'
import { setScene } from '../support/scene.ts'
import { inChat, say, startChat } from '../support/widget.ts'

const scene = setScene()

test('a customer and an agent talk to each other', async () => {
  await closeNotifications()
  await startChat(scene.visitor, 'Pilar Quintana', 'Is breakfast included in my booking?')

  // The desktop's own daemon shows the notification; a click on it opens the session.
  await vi.waitFor(async () => expect(await notificationsOnScreen()).toBeGreaterThan(0), { timeout: 15_000 })
  await clickNotification()
  await scene.mara.page.getByRole('heading', { name: 'Pilar Quintana' }).first().waitFor()
  expect(await shownNotifications()).toContainEqual({
    app: 'Parley',
    title: 'Pilar Quintana',
    body: 'Is breakfast included in my booking?',
  })

  await claimButton(scene.mara.page).click()
  await send(scene.mara.page, 'Yes, from seven to half past ten.')

  await inChat(scene.visitor, 'Yes, from seven to half past ten.').waitFor()
  await message(scene.mara.page, 'Yes, from seven')
    .and(scene.mara.page.locator('[data-state="read"]'))
    .waitFor()
  await inChat(scene.visitor, 'Is breakfast included', 'read').waitFor()

  await say(scene.visitor, 'Lovely, thank you!')
  await message(scene.mara.page, 'Lovely, thank you!').waitFor()
  await inChat(scene.visitor, 'Lovely, thank you!', 'delivered').waitFor()
})

test('by keys too one is told how far a message of one’s own has come', async () => {
  const mine = message(scene.mara.page, 'Yes, from seven')
  await message(scene.mara.page, 'Lovely, thank you!').press('ArrowUp')
  await mine.getByTestId('delivery-words').getByText('Read').waitFor()
  expect(await mine.getAttribute('aria-description')).toBe('Read')
})

test('typing is seen on both sides', async () => {
  await scene.visitor.chat.getByTestId('composer-input').pressSequentially('One more thing')
  await scene.mara.page.getByText('Pilar Quintana is typing').waitFor()
  await composer(scene.mara.page).pressSequentially('Of course')
  await scene.visitor.chat.getByText(/Mara.* is typing/).waitFor()
})

test('a note stays with the staff', async () => {
  await scene.mara.page.keyboard.press('Escape')
  await queueRow(scene.mara.page, 'Pilar Quintana').click()
  await scene.mara.page.getByRole('tab', { name: /Note/ }).click()
  await send(scene.mara.page, 'Regular guest, prefers the garden side.')
  await message(scene.mara.page, 'Regular guest')
    .and(scene.mara.page.locator('[data-state="sent"]'))
    .waitFor()
  await say(scene.visitor, 'Are you still there?')
  await inChat(scene.visitor, 'Are you still there?', 'delivered').waitFor()
  expect(await inChat(scene.visitor, 'Regular guest').count()).toBe(0)
})

test('the agent ends the chat and the customer sees it', async () => {
  await scene.mara.page.getByRole('button', { name: /^End/ }).first().click()
  await scene.mara.page.getByRole('dialog').getByRole('button', { name: 'End chat' }).click()
  await scene.visitor.chat.getByRole('button', { name: 'Start a new chat' }).waitFor()
})
