import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Console,
  claimButton,
  composer,
  connectionIs,
  launchConsole,
  message,
  openUnassigned,
  queueRow,
  send,
  signedInConsole,
} from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { inChat, openWidget, startChat, type Visitor } from '../support/widget.ts'

let server: TestServer
let visitor: Visitor
let mara: Console

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

const REPLY = 'Your refund left us this morning.'
const DRAFT = 'Half a thought, to be finished lat'

test('what is written without a network survives kill -9 and is delivered exactly once', async () => {
  await startChat(visitor, 'Tove Nyström', 'Where is my refund?')
  await openUnassigned(mara.page, 'Tove Nyström')
  await claimButton(mara.page).click()
  await composer(mara.page).waitFor()

  await server.stop()
  await connectionIs(mara.page, 'offline')

  // The queue and an old conversation are read from the cache.
  await mara.page.getByRole('tab', { name: /Mine/ }).click()
  await expect.poll(() => mara.page.getByTestId('queue-row').count()).toBeGreaterThan(3)
  await queueRow(mara.page, 'Tove Nyström').click()
  await message(mara.page, 'Where is my refund?').waitFor()

  await send(mara.page, REPLY)
  await message(mara.page, REPLY)
    .and(mara.page.locator('[data-state="queued"], [data-state="sending"]'))
    .waitFor()
  await composer(mara.page).pressSequentially(DRAFT)
  await mara.page.getByText('Draft saved').waitFor()

  await mara.kill()
  mara = await launchConsole(mara.profile)
  await connectionIs(mara.page, 'offline')
  await queueRow(mara.page, 'Tove Nyström').click()
  await message(mara.page, REPLY).waitFor()
  await expect.poll(() => composer(mara.page).inputValue()).toBe(DRAFT)

  await server.restart()
  await connectionIs(mara.page, 'online')
  await message(mara.page, REPLY)
    .and(mara.page.locator('[data-state="delivered"], [data-state="read"]'))
    .waitFor()
  await inChat(visitor, REPLY).waitFor()
  expect(await inChat(visitor, REPLY).count()).toBe(1)
  expect(await message(mara.page, REPLY).count()).toBe(1)
  await expect.poll(() => composer(mara.page).inputValue()).toBe(DRAFT)
  expect(await inChat(visitor, DRAFT).count()).toBe(0)
})
