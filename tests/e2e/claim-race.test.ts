import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Console,
  claimButton,
  composer,
  openUnassigned,
  queueRow,
  signedInConsole,
} from '../support/console.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { type SlowLine, startSlowLine } from '../support/slow-line.ts'
import { openWidget, say, startChat, type Visitor } from '../support/widget.ts'

/** Longer than one press of a button takes on a busy machine: neither hears of the other's before their own. */
const ON_THE_WAY_MS = 4_000

let server: TestServer
let line: SlowLine
let visitor: Visitor
let consoles: { name: string; console: Console }[]

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  line = await startSlowLine(server.url)
  visitor = await openWidget(server.url)
  consoles = [
    { name: 'Mara Lindqvist', console: await signedInConsole(line.url, 'mara') },
    { name: 'Jonas Weber', console: await signedInConsole(line.url, 'jonas') },
  ]
})

afterAll(async () => {
  await visitor?.close()
  await Promise.all((consoles ?? []).map(({ console }) => console.close()))
  await line?.close()
  await server?.stop()
})

function pages(): [mara: Page, jonas: Page] {
  const [mara, jonas] = consoles.map(({ console }) => console.page)
  if (!mara || !jonas) throw new Error('There are two of them.')
  return [mara, jonas]
}

test('of two agents who claim at once one wins, and the other is told who', async () => {
  await startChat(visitor, 'Ines Falk', 'Hello?')
  const buttons = await Promise.all(
    consoles.map(async ({ console: { page } }) => {
      await openUnassigned(page, 'Ines Falk')
      const claim = claimButton(page)
      await claim.waitFor()
      return claim
    }),
  )
  line.limit({ bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: ON_THE_WAY_MS })
  await Promise.all(buttons.map((claim) => claim.click()))
  line.limit({ bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 0 })

  const outcomes = await Promise.all(
    consoles.map(async ({ name, console: { page } }) => {
      const other = consoles.find((each) => each.name !== name)?.name ?? ''
      const won = composer(page)
      const lost = page.getByText(new RegExp(`${other}.*(was faster|first)`))
      await won.or(lost).first().waitFor()
      return (await lost.count()) > 0 ? 'lost' : 'won'
    }),
  )
  expect(outcomes.sort()).toEqual(['lost', 'won'])
})

test('the list shows who else is in a chat, for as long as they are', async () => {
  const [mara, jonas] = pages()
  await mara.getByRole('tab', { name: /^All/ }).click()
  const face = queueRow(mara, 'Ines Falk').getByTestId('row-viewers')
  await face.waitFor()
  expect(await face.getAttribute('aria-label')).toContain('Jonas Weber')
  await jonas.keyboard.press('Control+w')
  await face.waitFor({ state: 'detached' })
  await jonas.keyboard.press('Control+Shift+t')
  await face.waitFor()
})

test('the list shows who is writing, in the place of the last line', async () => {
  const [mara] = pages()
  const row = queueRow(mara, 'Ines Falk')
  const typing = row.getByTestId('row-typing')
  const before = await row.boundingBox()
  await visitor.chat.getByTestId('composer-input').pressSequentially('Is anybody')
  await typing.waitFor()
  expect(await row.boundingBox()).toEqual(before)
  await say(visitor, 'Is anybody there?')
  await typing.waitFor({ state: 'detached' })
  await row.getByText('Is anybody there?').waitFor()
})
