import { expect, test } from 'vitest'
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

const scene = setScene()

const REPLY = 'Your refund left us this morning.'
const DRAFT = 'Half a thought, to be finished lat'

test('what is written without a network survives kill -9 and is delivered exactly once', async () => {
  await startChat(scene.visitor, 'Tove Nyström', 'Where is my refund?')
  await openUnassigned(scene.mara.page, 'Tove Nyström')
  await claimButton(scene.mara.page).click()
  await composer(scene.mara.page).waitFor()

  await scene.server.stop()
  await connectionIs(scene.mara.page, 'offline')

  // The queue and an old conversation are read from the cache.
  await scene.mara.page.getByRole('tab', { name: /Mine/ }).click()
  await expect.poll(() => scene.mara.page.getByTestId('queue-row').count()).toBeGreaterThan(3)
  await queueRow(scene.mara.page, 'Tove Nyström').click()
  await message(scene.mara.page, 'Where is my refund?').waitFor()

  await send(scene.mara.page, REPLY)
  await message(scene.mara.page, REPLY)
    .and(scene.mara.page.locator('[data-state="queued"], [data-state="sending"]'))
    .waitFor()
  await composer(scene.mara.page).pressSequentially(DRAFT)
  await scene.mara.page.getByText('Draft saved').waitFor()

  await scene.mara.kill()
  scene.mara = await launchConsole(scene.mara.profile)
  await connectionIs(scene.mara.page, 'offline')
  // What waits is found again from anywhere, with why it does.
  await scene.mara.page.getByTestId('status-button').click()
  const waiting = scene.mara.page.getByTestId('waiting-chat')
  await waiting.getByText('Waits for the connection.').waitFor()
  expect(await accessibilityFindings(scene.mara.page)).toEqual([])
  await waiting.getByRole('button', { name: 'Tove Nyström' }).click()
  await message(scene.mara.page, REPLY).waitFor()
  await expect.poll(() => composer(scene.mara.page).inputValue()).toBe(DRAFT)

  await scene.server.restart()
  await connectionIs(scene.mara.page, 'online')
  await message(scene.mara.page, REPLY)
    .and(scene.mara.page.locator('[data-state="delivered"], [data-state="read"]'))
    .waitFor()
  await inChat(scene.visitor, REPLY).waitFor()
  expect(await inChat(scene.visitor, REPLY).count()).toBe(1)
  expect(await message(scene.mara.page, REPLY).count()).toBe(1)
  await expect.poll(() => composer(scene.mara.page).inputValue()).toBe(DRAFT)
  expect(await inChat(scene.visitor, DRAFT).count()).toBe(0)
})
