import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pixelmatch from 'pixelmatch'
import type { Browser, Page } from 'playwright'
import sharp from 'sharp'
import { serveBuilt } from '../served.ts'
import { type Address, readAddress, writeAddress } from './address.ts'
import config from './vite.config.ts'

const KEPT = path.join(import.meta.dirname, 'pictures')

export const PAGES = ['buttons', 'fields', 'dates', 'choices', 'marks', 'states', 'pages', 'floats'] as const

/** Each look has every token and both directions at least once. Hebrew for the other direction: its digits are ours. */
export const LOOKS = {
  light: {},
  dark: { theme: 'dark', direction: 'rtl', locale: 'he' },
  'high-contrast': { contrast: 'high', density: 'compact' },
  'high-contrast-dark': { theme: 'dark', contrast: 'high', density: 'compact' },
} as const satisfies Record<string, Partial<Address>>

export type GalleryPage = (typeof PAGES)[number]
export type Look = keyof typeof LOOKS

export const serveGallery = (outDir: string) => serveBuilt(config, outDir)

/** A page in which nothing but the parts decides how a picture looks. */
export async function openGallery(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 720 },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
  })
  return context.newPage()
}

export async function show(page: Page, url: string, name: GalleryPage, look: Look): Promise<void> {
  const address = { ...readAddress(''), ...LOOKS[look], page: name }
  await page.goto(url + writeAddress(address))
  await page.getByTestId('page').waitFor()
  await page.evaluate(() => document.fonts.ready)
}

export async function takePicture(page: Page): Promise<Buffer> {
  return page.screenshot({ animations: 'disabled', caret: 'hide' })
}

export function keptPicture(name: GalleryPage, look: Look): string {
  return path.join(KEPT, `${name}-${look}.webp`)
}

/** For the repository: every pixel as it is, packed as small as it goes. */
export async function keepPicture(name: GalleryPage, look: Look, picture: Buffer): Promise<void> {
  await mkdir(KEPT, { recursive: true })
  await writeFile(
    keptPicture(name, look),
    await sharp(picture).webp({ lossless: true, effort: 6 }).toBuffer(),
  )
}

/** How many pixels of a picture are not as they are in the kept one. Edges of letters may be a little softer or harder. */
export async function differingPixels(picture: Buffer, kept: string): Promise<number> {
  const [a, b] = await Promise.all([pixelsOf(picture), pixelsOf(await readFile(kept))])
  if (a.width !== b.width || a.height !== b.height) return Number.POSITIVE_INFINITY
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.04 })
}

async function pixelsOf(picture: Buffer): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}
