import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright'
import {
  keepPicture,
  LOOKS,
  type Look,
  openGallery,
  PAGES,
  serveGallery,
  show,
  takePicture,
} from './pictures.ts'

/** Takes the pictures that the gallery is compared with, after a change that was meant: `npm run gallery:pictures`. */
const folder = await mkdtemp(path.join(tmpdir(), 'parley-gallery-'))
const gallery = await serveGallery(folder)
const browser = await chromium.launch({
  executablePath: process.env.PARLEY_CHROMIUM ?? '/usr/bin/chromium',
  // Chromium refuses its sandbox to root, and only to root.
  chromiumSandbox: process.getuid?.() !== 0,
})
try {
  const page = await openGallery(browser)
  for (const look of Object.keys(LOOKS) as Look[]) {
    for (const name of PAGES) {
      await show(page, gallery.url, name, look)
      await keepPicture(name, look, await takePicture(page))
    }
  }
} finally {
  await browser.close()
  await gallery.close()
  await rm(folder, { recursive: true, force: true })
}
