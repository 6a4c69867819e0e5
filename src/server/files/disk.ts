import { link, mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Missing, type Storage } from './storage.ts'

/** Objects as files below a folder that only the server's own user can enter. */
export function createDiskStorage(root: string): Storage {
  return {
    async put(key, path) {
      const target = join(root, key)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      // A second name for a finished file: it is there as a whole or not at all, and never takes another's place.
      await link(path, target).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      })
      await syncFolder(dirname(target))
    },

    async open(key, range): Promise<Readable> {
      const file = await open(join(root, key)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new Missing(key) : error
      })
      return file.createReadStream(range)
    },

    remove: (key) => rm(join(root, key), { force: true }),
  }
}

/** So that a name which was answered for is still there after a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
