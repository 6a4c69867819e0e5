import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import config from '../support/renderer-preview/vite.config.ts'
import { serveBuilt } from '../support/served.ts'

let served: Awaited<ReturnType<typeof serveBuilt>>
let browser: Browser

beforeAll(async () => {
  const folder = await mkdtemp(path.join(process.env.PARLEY_TEST_TMP ?? tmpdir(), 'preview-'))
  served = await serveBuilt(config, folder)
  browser = await chromium.launch({
    executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
})

afterAll(async () => {
  await browser?.close()
  await served?.close()
})

// The console's own renderer on a bridge that tells what main never would.
test('a pane that breaks leaves the others alive, and can be shown again', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await page.goto(`${served.url}?state=broken`)
  const broken = page.getByRole('complementary', { name: 'Customer' })
  await broken.getByText('This part of the window stopped working').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])

  const composer = page.getByTestId('composer').getByRole('textbox')
  await composer.fill('Still here?')
  await composer.press('Control+Enter')
  await page.getByTestId('message').filter({ hasText: 'Still here?' }).waitFor()

  // Another chat has another customer: the pane of this one is whole.
  await page.getByTestId('queue-row').nth(1).click()
  await page.getByRole('heading', { name: 'Marcus Oyelaran' }).first().waitFor()
  await broken.getByText('This part of the window stopped working').waitFor({ state: 'detached' })
  await page.close()
})
