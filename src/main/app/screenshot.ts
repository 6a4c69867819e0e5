import { writeFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'

/** So long after the last change, the window shows what there is to show. */
const QUIET_MS = 2_000

/**
 * Takes one picture of the window for those who started it without a screen, once nothing has changed for a while.
 * Answers how to say that something has.
 */
export function takeScreenshotOnceQuiet(window: BrowserWindow, file: string): () => void {
  let taken = false
  let timer: NodeJS.Timeout | undefined

  async function take(): Promise<void> {
    taken = true
    const image = await window.webContents.capturePage()
    await writeFile(file, image.toPNG())
  }

  function changed(): void {
    clearTimeout(timer)
    if (!taken) timer = setTimeout(() => void take(), QUIET_MS)
  }

  changed()
  return changed
}
