import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFindings } from '../support/accessibility.ts'
import {
  type Console,
  claimButton,
  composer,
  openUnassigned,
  send,
  signedInConsole,
} from '../support/console.ts'
import { tone } from '../support/samples.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { type SlowLine, startSlowLine } from '../support/slow-line.ts'
import { inChat, openWidget, startChat, type Visitor } from '../support/widget.ts'

/** Recordings, films and large files: from the drop to eye and ear. */

let server: TestServer
let line: SlowLine
let mara: Console
let visitor: Visitor

beforeAll(async () => {
  server = await startTestServer({ seed: 'demo' })
  line = await startSlowLine(server.url)
  mara = await signedInConsole(line.url, 'mara')
  visitor = await openWidget(server.url)
  await startChat(visitor, 'Pilar Quintana', 'What is that noise?')
  await openUnassigned(mara.page, 'Pilar Quintana')
  await claimButton(mara.page).click()
  await composer(mara.page).waitFor()
})

afterAll(async () => {
  await visitor?.close()
  await mara?.close()
  await line?.close()
  await server?.stop()
})

/** Drags a file over the conversation, as from the desktop: `dragenter` is one step, `drop` the next. */
async function drag(page: Page, event: 'dragenter' | 'dragleave' | 'drop', file: Dragged): Promise<void> {
  await composer(page).evaluate(
    (field, { event, name, type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([bytes], name, { type }))
      field.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }))
    },
    { event, name: file.name, type: file.type, base64: file.bytes.toString('base64') },
  )
}

interface Dragged {
  name: string
  type: string
  bytes: Buffer
}

const zone = () => mara.page.getByTestId('drop-zone')

test('a file that is dragged over a conversation is told what will become of it', async () => {
  const { page } = mara
  const file = { name: 'bell.wav', type: 'audio/wav', bytes: tone(10) }
  await drag(page, 'dragenter', file)
  await zone().getByText('Drop files here to attach them').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
  await drag(page, 'dragleave', file)
  await zone().waitFor({ state: 'detached' })
  await drag(page, 'dragenter', file)
  await drag(page, 'drop', file)
  await zone().waitFor({ state: 'detached' })
  await page.getByTestId('draft-file').getByText('bell.wav').waitFor()
})

test('a recording is heard, sought through and sped up where it stands', async () => {
  const { page } = mara
  await send(page, 'Is it this one?')
  await inChat(visitor, 'Is it this one?').waitFor()
  const position = page.getByRole('slider', { name: 'Position in bell.wav' })
  const player = page.getByTestId('message').filter({ has: position })
  const button = (name: string) => player.getByRole('button', { name, exact: true })
  const seconds = () => position.evaluate((slider: HTMLInputElement) => slider.valueAsNumber)
  await button('Play').click()
  await button('Pause').waitFor()
  await expect.poll(seconds).toBeGreaterThan(0)
  await button('Pause').click()
  await button('Play').waitFor()
  expect(await position.getAttribute('aria-valuetext')).toMatch(/ of 0?0:10$/)

  await position.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(seconds).toBeGreaterThanOrEqual(5)
  await button('Speed: 1').click()
  await button('Speed: 1.5').waitFor()
  expect(await accessibilityFindings(page)).toEqual([])
})

test('a film opens in the viewer and plays there', async () => {
  const { page } = mara
  await drag(page, 'drop', { name: 'corridor.webm', type: 'video/webm', bytes: await film(page) })
  await page.getByTestId('draft-file').getByText('corridor.webm').waitFor()
  await composer(page).press('Control+Enter')
  await page.getByRole('button', { name: 'Play corridor.webm' }).click()
  const player = page.getByLabel('corridor.webm', { exact: true })
  await player.waitFor()
  await player.evaluate((video: HTMLVideoElement) => video.play())
  await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0)
  expect(await player.evaluate((video: HTMLVideoElement) => [video.videoWidth, video.error])).toEqual([
    64,
    null,
  ])
  await page.keyboard.press('Escape')
  await player.waitFor({ state: 'detached' })
})

test('a large file says how far it is, and can be stopped on its way', async () => {
  const { page } = mara
  line.limit({ bytesPerSecond: 500_000, delayMs: 0 })
  await drag(page, 'drop', { name: 'hours.wav', type: 'audio/wav', bytes: tone(300) })
  await page.getByTestId('draft-file').getByText('hours.wav').waitFor()
  await composer(page).press('Control+Enter')
  const upload = page.getByRole('progressbar', { name: 'Upload of hours.wav' })
  await expect.poll(async () => Number(await upload.getAttribute('aria-valuenow'))).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Cancel this upload' }).click()
  await upload.waitFor({ state: 'detached' })
  line.limit({ bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 0 })
  await send(page, 'Never mind the recording.')
  await inChat(visitor, 'Never mind the recording.').waitFor()
  expect(await page.getByText('hours.wav').count()).toBe(0)
  expect(await inChat(visitor, 'hours.wav').count()).toBe(0)
})

test('saving a large file says how far it is; it is cancelled by keyboard, and nothing of it stays', async () => {
  const { page, app } = mara
  const messages = page.getByTestId('messages')
  const folder = await mkdtemp(join(tmpdir(), 'parley-e2e-saved-'))
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    },
    join(folder, 'rain.wav'),
  )
  const bytes = tone(200)
  await drag(page, 'drop', { name: 'rain.wav', type: 'audio/wav', bytes })
  await page.getByTestId('draft-file').getByText('rain.wav').waitFor()
  await composer(page).press('Control+Enter')

  const save = messages.getByRole('button', { name: 'Save rain.wav' })
  await save.waitFor()
  line.limit({ bytesPerSecond: 400_000, delayMs: 0 })
  await save.press('Enter')
  const progress = messages.getByRole('progressbar', { name: 'Saving rain.wav' })
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(0)
  // No more comes, however long the rest of this takes.
  line.freeze('down')
  expect(await progress.getAttribute('aria-valuetext')).toMatch(/^\d+% of 3\.1 MB$/)
  expect(await accessibilityFindings(page)).toEqual([])
  const cancel = messages.getByRole('button', { name: 'Cancel saving rain.wav' })
  expect(await cancel.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await progress.waitFor({ state: 'detached' })
  expect(await save.evaluate((button) => button === document.activeElement)).toBe(true)
  expect(await readdir(folder)).toEqual([])

  line.thaw()
  line.limit({ bytesPerSecond: Number.POSITIVE_INFINITY, delayMs: 0 })
  await page.keyboard.press('Enter')
  await page.getByText('rain.wav is saved.').waitFor()
  expect(bytes.equals(await readFile(join(folder, 'rain.wav')))).toBe(true)
  await rm(folder, { recursive: true })
})

/** A second of a film, as a browser makes it. */
async function film(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 64
    const context = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve
    })
    recorder.start()
    for (let frame = 0; frame < 25; frame++) {
      context?.fillRect(frame, frame, 8, 8)
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    recorder.stop()
    await stopped
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })
  return Buffer.from(base64, 'base64')
}
