import type { Page } from 'playwright'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  claimButton,
  composer,
  connectionIs,
  launchConsole,
  openUnassigned,
  queueRow,
  signedInConsole,
} from '../support/console.ts'
import { asStaff } from '../support/people.ts'
import { setScene } from '../support/scene.ts'
import { startChat } from '../support/widget.ts'

const scene = setScene()

const NAME = 'Tove Nyström'
const NOTES = 'Prefers to be called in the evening.'

const pane = (page: Page) => page.getByRole('complementary', { name: 'Customer' })

/** Opens a value of the pane by the keyboard, and writes another one. */
async function change(page: Page, field: RegExp, value: string): Promise<void> {
  await pane(page).getByRole('button', { name: field }).press('Enter')
  await page.keyboard.type(value)
  await page.keyboard.press('Enter')
}

test('a day is typed part by part or chosen from the calendar, and kept or left by keyboard', async () => {
  const { page } = scene.mara
  const ivan = await asStaff(scene.server.url, 'ivan')
  await ivan.ask('putAttributeDefinition', {
    params: { definitionId: v7() },
    body: {
      subject: 'customer',
      key: 'birthday',
      label: 'Birthday',
      type: 'date',
      choices: [],
      archived: false,
    },
  })
  await startChat(scene.visitor, NAME, 'Where is my refund?')
  await openUnassigned(page, NAME)
  await claimButton(page).click()
  await pane(page).getByRole('button', { name: 'Birthday: nothing yet. Add' }).press('Enter')
  const month = page.getByRole('spinbutton', { name: /^month/ })
  await month.waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.keyboard.type('04121986')
  await page.keyboard.press('Enter')
  const birthday = (day: string) =>
    pane(page).getByRole('button', { name: `Birthday: ${day}, 1986. Change`, exact: true })
  await birthday('Apr 12').waitFor()
  expect(await birthday('Apr 12').evaluate((button) => button === document.activeElement)).toBe(true)

  await page.keyboard.press('Enter')
  await month.press('Alt+ArrowDown')
  await page.getByRole('grid').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('grid').waitFor({ state: 'detached' })
  await month.press('Enter')
  await birthday('Apr 13').waitFor()

  await page.keyboard.press('Enter')
  await month.press('ArrowUp')
  await month.press('Escape')
  await birthday('Apr 13').waitFor()
})

test('a customer is changed without a line, through kill -9, and the others have it', async () => {
  await composer(scene.mara.page).waitFor()
  expect(await accessibilityFindings(scene.mara.page)).toEqual([])

  await scene.server.stop()
  await connectionIs(scene.mara.page, 'offline')
  const { page } = scene.mara
  await change(page, /^Email: /, 'no address')
  await pane(page).getByRole('alert').waitFor()
  await page.keyboard.press('Escape')
  await change(page, /^Phone: /, '+46 8 555 0142')
  await pane(page).getByRole('button', { name: 'Phone: +46 8 555 0142. Change' }).waitFor()
  await pane(page)
    .getByRole('img', { name: /^Not sent yet/ })
    .first()
    .waitFor()
  await pane(page).getByRole('textbox', { name: 'Internal notes' }).fill(NOTES)
  await page.keyboard.press('Escape')
  await expect
    .poll(() =>
      pane(page)
        .getByRole('img', { name: /^Not sent yet/ })
        .count(),
    )
    .toBe(2)
  expect(await accessibilityFindings(page)).toEqual([])

  await scene.mara.kill()
  scene.mara = await launchConsole(scene.mara.profile)
  await connectionIs(scene.mara.page, 'offline')
  await scene.mara.page.getByRole('tab', { name: /Mine/ }).click()
  await queueRow(scene.mara.page, NAME).click()
  const notes = () => pane(scene.mara.page).getByRole('textbox', { name: 'Internal notes' }).inputValue()
  await expect.poll(notes).toBe(NOTES)

  await scene.server.restart()
  await connectionIs(scene.mara.page, 'online')
  await expect
    .poll(() =>
      pane(scene.mara.page)
        .getByRole('img', { name: /Not sent|On its way/ })
        .count(),
    )
    .toBe(0)

  const nora = await signedInConsole(scene.server.url, 'nora')
  await nora.page.getByRole('tab', { name: /All/ }).click()
  await queueRow(nora.page, NAME).click()
  await pane(nora.page).getByRole('button', { name: 'Phone: +46 8 555 0142. Change' }).waitFor()
  await pane(nora.page).getByRole('button', { name: 'Block this customer' }).click()
  await nora.page.getByRole('dialog').getByRole('textbox').fill('Sent the same complaint forty times.')
  expect(await accessibilityFindings(nora.page)).toEqual([])
  await nora.page.keyboard.press('Tab')
  await nora.page.getByRole('dialog').getByRole('button', { name: 'Block this customer' }).click()
  await pane(scene.mara.page).getByText('Sent the same complaint forty times.').waitFor()
  await nora.page.getByRole('button', { name: 'Undo' }).click()
  await pane(scene.mara.page).getByText('Sent the same complaint').waitFor({ state: 'detached' })
  await nora.close()
})
