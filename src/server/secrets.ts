import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

/** A random secret kept in the data folder, readable by its owner only; made when it is first asked for. */
export async function keptSecret(dataDir: string, name: string): Promise<string> {
  const path = join(dataDir, name)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await writeFile(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
      throw new StartError(
        `PARLEY_DATA_DIR: ${dataDir} cannot be written to, and ${name} is to be kept there.`,
      )
    }
    if (code !== 'EEXIST') throw error
  }
  return readFile(path, 'utf8')
}
