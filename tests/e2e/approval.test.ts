import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  type Console,
  claimButton,
  composer,
  openUnassigned,
  queueRow,
  send,
  signedInConsole,
} from '../support/console.ts'
import { asStaff } from '../support/people.ts'
import { setScene } from '../support/scene.ts'
import { inChat, startChat } from '../support/widget.ts'

/** A new agent, whose replies are read by a supervisor before the customer gets them. */

const scene = setScene()
let nora: Console

beforeAll(async () => {
  const { server, mara, visitor } = scene
  const ivan = await asStaff(server.url, 'ivan')
  const { users } = await ivan.ask('listUsers')
  const { id: userId } = users.find(({ name }) => name === 'Mara Lindqvist') ?? { id: '' }
  await ivan.ask('updateUser', { params: { userId }, body: { needsApproval: true } })
  nora = await signedInConsole(server.url, 'nora')
  await startChat(visitor, 'Ines Falk', 'May I bring a parrot?')
  await openUnassigned(mara.page, 'Ines Falk')
  await claimButton(mara.page).click()
  await composer(mara.page).waitFor()
})

afterAll(() => nora?.close())

const toApprove = (page: Page) => page.getByRole('tab', { name: /^To approve/ })
const bubble = (page: Page, text: string) => page.getByTestId('message').filter({ hasText: text })

test('a reply that waits is with the supervisor, and not with the customer', async () => {
  const { mara, visitor } = scene
  await send(mara.page, 'Parrots are welcome.')
  await bubble(mara.page, 'Parrots are welcome.').getByText('The customer does not see this yet').waitFor()
  expect(await bubble(mara.page, 'Parrots').getByRole('button', { name: 'Approve' }).count()).toBe(0)

  await toApprove(nora.page).filter({ hasText: '1' }).waitFor()
  await toApprove(nora.page).click()
  await queueRow(nora.page, 'Ines Falk').click()
  await bubble(nora.page, 'Parrots are welcome.').getByRole('button', { name: 'Approve' }).waitFor()
  expect(await accessibilityFindings(nora.page)).toEqual([])
  expect(await inChat(visitor, 'Parrots are welcome.').count()).toBe(0)
})

test('what is approved is sent, and says who let it through', async () => {
  const { mara, visitor } = scene
  await bubble(nora.page, 'Parrots are welcome.').getByRole('button', { name: 'Approve' }).click()
  await inChat(visitor, 'Parrots are welcome.').waitFor()
  await bubble(mara.page, 'Parrots are welcome.').getByText('approved').waitFor()
  await toApprove(nora.page).filter({ hasText: '0' }).waitFor()
})

test('what is rejected comes back with the reason, and never reaches the customer', async () => {
  const { mara, visitor } = scene
  await send(mara.page, 'But it has to pay.')
  const waiting = bubble(nora.page, 'But it has to pay.')
  await waiting.getByRole('button', { name: 'Reject' }).click()
  const reason = nora.page.getByRole('dialog', { name: 'Reject' })
  await reason.getByLabel('Reason, for the author').fill('Parrots are free.')
  expect(await accessibilityFindings(nora.page)).toEqual([])
  await reason.getByRole('button', { name: 'Reject' }).click()
  await bubble(mara.page, 'But it has to pay.').getByText('Reason: Parrots are free.').waitFor()
  await bubble(mara.page, 'But it has to pay.').getByText('Not approved').waitFor()

  await send(nora.page, 'Parrots are our guests.')
  await inChat(visitor, 'Parrots are our guests.').waitFor()
  expect(await inChat(visitor, 'But it has to pay.').count()).toBe(0)
})
