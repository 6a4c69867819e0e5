import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { HandlerParts } from '../handlers.ts'
import type { DeviceChannel, EngineHandlers } from '../index.ts'

type Parts = Pick<HandlerParts, 'askApi' | 'accountId' | 'folder'>

/** Where one is signed in, as the server knows it, and what this computer holds. */
export function deviceHandlers({ askApi, accountId, folder }: Parts): Pick<EngineHandlers, DeviceChannel> {
  return {
    'devices.list': () => askApi({ route: 'listDevices' }),
    'devices.remove': async ({ deviceId }) => {
      await askApi({ route: 'removeDevice', params: { deviceId } })
      return {}
    },
    'devices.wipe': async ({ deviceId }) => {
      await askApi({ route: 'wipeOwnDevice', params: { deviceId } })
      return {}
    },
    'storage.measure': async () => ({ accounts: [{ accountId, bytes: await sizeOf(folder) }] }),
  }
}

/** Bytes of all files below a folder. What goes away meanwhile counts nothing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const sizes = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return sizeOf(path)
      const file = await stat(path).catch(() => null)
      return file?.size ?? 0
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
