import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { id } from '#shared/ids.ts'
import { writeAtomically } from '../account/index.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import { bounds, windowState } from './window-state.ts'

/** Ids and places alone, no name and no text. */
const arranged = z.object({
  chats: z.array(z.object({ sessionId: id, accountId: id, customerId: id, state: windowState.nullable() })),
  /** Where such a window was last, by display. */
  places: z.record(z.string(), bounds),
})
export type Arranged = z.infer<typeof arranged>

export interface ArrangedFile {
  read(): Arranged
  write(arranged: Arranged): void
  /** Resolves when what was written last is on disk. */
  written(): Promise<void>
}

/** A file that says nothing to this version costs the windows, and nothing else. */
export function openArrangedFile(file: string, log: Log): ArrangedFile {
  let writing: Promise<void> = Promise.resolve()
  return {
    read() {
      try {
        return arranged.parse(JSON.parse(readFileSync(file, 'utf8')))
      } catch {
        return { chats: [], places: {} }
      }
    },
    write(next) {
      // One after the other, so that the last one stays.
      writing = writing
        .then(() => writeAtomically(file, JSON.stringify(next)))
        .catch((error: unknown) => log.warn('windows.not-written', errorFacts(error)))
    },
    written: () => writing,
  }
}
