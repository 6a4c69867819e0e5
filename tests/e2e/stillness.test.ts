import type { Page } from 'playwright'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Console, connectionIs, signedInConsole } from '../support/console.ts'
import { layoutShifts, watchLayoutShifts } from '../support/layout-shifts.ts'
import { asStaff, beginChat } from '../support/people.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

/** The world goes on while an agent has the pointer over the queue, reads a chat, and touches nothing. */

let server: TestServer
let nora: Console
let page: Page

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  nora = await signedInConsole(server.url, 'nora')
  page = nora.page
  await page.getByText(/complete to/).waitFor()
  await page.getByRole('tab', { name: /^All/ }).click()
  await rows().nth(3).click()
  await page.getByTestId('composer').waitFor()
  await page.mouse.move(200, 400)
  await watchLayoutShifts(page)
})
afterAll(async () => {
  await nora?.close()
  await server?.stop()
})

const rows = () => page.getByTestId('queue-row')
const order = () => rows().evaluateAll((all) => all.map((row) => row.id))
const all = async () =>
  Number((await page.getByRole('tab', { name: /^All/ }).innerText()).replaceAll(/\D/g, ''))

/** What has moved since `from`, whether or not somebody had just pressed something. */
async function movedSince(from: number) {
  return (await layoutShifts(page)).filter(({ at }) => at >= from)
}

const now = () => page.evaluate(() => performance.now())

test('chats that come, are answered, taken and ended move nothing under the pointer', async () => {
  const mara = await asStaff(server.url, 'mara')
  const known = await all()
  const before = await order()
  const from = await now()
  const chats = await Promise.all(
    ['Ines Falk', 'Tomasz Zieliński', '田中 さくら'].map((name) => beginChat(server.url, { name })),
  )
  for (const [place, { id, say }] of chats.entries()) {
    const params = { sessionId: id }
    await say('Are you there?')
    if (place > 0) await mara.ask('claimSession', { params, body: { id: v7() } })
    if (place > 1) await mara.ask('changeStatus', { params, body: { id: v7(), to: 'ended' } })
  }
  await expect.poll(all).toBe(known + 2)
  await page.getByRole('button', { name: /update/ }).waitFor()
  expect(await order()).toEqual(before)
  expect(await movedSince(from)).toEqual([])

  // It is not that nothing can move here: away from the list, it settles.
  await page.mouse.move(700, 300)
  await expect.poll(order).not.toEqual(before)
  await page.mouse.move(200, 400)
})

test('a line that goes and comes back moves nothing either', async () => {
  const from = await now()
  await server.kill()
  await connectionIs(page, 'offline')
  await server.restart()
  await connectionIs(page, 'online')
  await page.getByText(/complete to/).waitFor()
  expect(await movedSince(from)).toEqual([])
})
