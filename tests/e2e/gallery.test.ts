import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  differingPixels,
  keptPicture,
  LOOKS,
  type Look,
  openGallery,
  PAGES,
  serveGallery,
  show,
  takePicture,
} from '../support/gallery/pictures.ts'

/** Of 720,000 pixels: softer edges of letters stay below it, a changed colour or size does not. */
const TOLERANCE = 60

let gallery: Awaited<ReturnType<typeof serveGallery>>
let browser: Browser
let page: Page

beforeAll(async () => {
  gallery = await serveGallery(await mkdtemp(path.join(process.env.PARLEY_TEST_TMP ?? tmpdir(), 'gallery-')))
  browser = await chromium.launch({
    executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
    // Chromium refuses its sandbox to root, and only to root.
    chromiumSandbox: process.getuid?.() !== 0,
  })
  page = await openGallery(browser)
})

afterAll(async () => {
  await browser?.close()
  await gallery?.close()
})

describe.each(Object.keys(LOOKS) as Look[])('in the look "%s"', (look) => {
  test.each(PAGES)('the %s look as they were kept, and pass axe', async (name) => {
    await show(page, gallery.url, name, look)
    expect(await differingPixels(await takePicture(page), keptPicture(name, look))).toBeLessThan(TOLERANCE)
    expect(await accessibilityFindings(page)).toEqual([])
  })
})

test('a token that changes by a shade is found', async () => {
  await show(page, gallery.url, 'choices', 'light')
  await page.evaluate(() => document.documentElement.style.setProperty('--accent', '#0d6b90'))
  const difference = await differingPixels(await takePicture(page), keptPicture('choices', 'light'))
  expect(difference).toBeGreaterThan(TOLERANCE)
})

describe('what opens', () => {
  test.each(['Menu', 'Popover', 'Picker, one', 'Picker, several', 'Picker, empty', 'Dialog', 'FinderDialog'])(
    '%s takes the focus, passes axe, and gives the focus back on Escape',
    async (name) => {
      await show(page, gallery.url, 'floats', 'light')
      const trigger = page.getByRole('button', { name, exact: true })
      await trigger.focus()
      await page.keyboard.press('Enter')
      const float = page.getByRole(name === 'Menu' ? 'menu' : 'dialog')
      await float.waitFor()
      await expect.poll(() => float.evaluate((node) => node.contains(document.activeElement))).toBe(true)
      expect(await accessibilityFindings(page)).toEqual([])
      await page.keyboard.press('Escape')
      await float.waitFor({ state: 'detached' })
      await expect.poll(() => trigger.evaluate((node) => node === document.activeElement)).toBe(true)
    },
  )

  test('a picker finds by any part of a name, accents or not, and Enter takes the first', async () => {
    await show(page, gallery.url, 'floats', 'light')
    await page.getByRole('button', { name: 'Picker, one', exact: true }).click()
    await page.keyboard.type('ines')
    await expect
      .poll(() => page.getByRole('option').allTextContents())
      .toEqual([expect.stringContaining('Inés')])
    await page.keyboard.type(' nobody')
    await page.getByText('Nothing found').waitFor()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('okaf')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Picker, one', exact: true }).click()
    expect(await page.getByRole('option', { selected: true }).allTextContents()).toEqual([
      expect.stringContaining('Inés'),
    ])
  })

  test('Escape leaves what was chosen of several as it was', async () => {
    await show(page, gallery.url, 'floats', 'light')
    const trigger = page.getByRole('button', { name: 'Picker, several', exact: true })
    await trigger.click()
    await page.getByRole('option', { name: 'blue' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await trigger.click()
    expect(await page.getByRole('option', { selected: true }).allTextContents()).toEqual([
      'red',
      'teal',
      'blue',
    ])
  })
})
