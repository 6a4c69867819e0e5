import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keptSecret } from '../../../src/server/secrets.ts'
import { StartError } from '../../../src/server/start-error.ts'

// Who runs the tests may be somebody who can write anywhere.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  return { ...real, mkdir: vi.fn(real.mkdir) }
})

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-secrets-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('is made once, long, and for its owner only', async () => {
  const dataDir = join(folder, 'data')
  const [first, second] = [await keptSecret(dataDir, 'a.secret'), await keptSecret(dataDir, 'a.secret')]
  expect(first).toBe(second)
  expect(first.length).toBeGreaterThan(60)
  expect(await keptSecret(dataDir, 'b.secret')).not.toBe(first)
  expect((await stat(join(dataDir, 'a.secret'))).mode & 0o777).toBe(0o600)
})

it.each(['EACCES', 'EROFS', 'EPERM'])(
  'that cannot be kept is its operator’s to put right: %s',
  async (code) => {
    vi.mocked(mkdir).mockRejectedValueOnce(Object.assign(new Error(code), { code }))
    const refused = await keptSecret(folder, 'a.secret').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(StartError)
    expect((refused as Error).message).toContain(folder)
  },
)

it('fails as what it is for any other reason', async () => {
  vi.mocked(mkdir).mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }))
  await expect(keptSecret(folder, 'a.secret')).rejects.toMatchObject({ code: 'ENOSPC' })
})
