import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { LineSink } from './log.ts'

export interface RotatingFileOptions {
  file: string
  /** A file that has reached this many bytes makes way for a new one. */
  maxBytes: number
  /** Files kept, the current one among them: `main.log`, `main.log.1`, … */
  files: number
}

export interface RotatingFile extends LineSink {
  /** Writes what waits, at once: the process is about to end. */
  flush(): void
  /** Removes all that was logged so far. */
  clear(): void
}

/**
 * A file that lines are appended to, off the main thread's time. Failing to log (a full disk, say) is swallowed on
 * purpose: it must never become the reason that the console stops.
 */
export function openRotatingFile({ file, maxBytes, files }: RotatingFileOptions): RotatingFile {
  let waiting: string[] = []
  let writing = false
  let size = sizeOf(file)
  quietly(() => mkdirSync(dirname(file), { recursive: true }))

  function take(): string {
    const text = waiting.join('')
    waiting = []
    if (size >= maxBytes) {
      for (let nth = files - 1; nth > 0; nth--)
        quietly(() => renameSync(numbered(file, nth - 1), numbered(file, nth)))
      size = 0
    }
    size += Buffer.byteLength(text)
    return text
  }

  async function drain(): Promise<void> {
    writing = true
    while (waiting.length > 0) await appendFile(file, take()).catch(() => undefined)
    writing = false
  }

  return {
    write(line) {
      waiting.push(line)
      if (!writing) void drain()
    },
    flush() {
      if (waiting.length > 0) quietly(() => appendFileSync(file, take()))
    },
    clear() {
      waiting = []
      size = 0
      for (let nth = 0; nth < files; nth++) quietly(() => rmSync(numbered(file, nth), { force: true }))
    },
  }
}

function numbered(file: string, nth: number): string {
  return nth === 0 ? file : `${file}.${nth}`
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function quietly(action: () => void): void {
  try {
    action()
  } catch {
    // See openRotatingFile.
  }
}
