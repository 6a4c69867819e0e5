import type { IpcRenderer, IpcRendererEvent } from 'electron'
import type { Bridge, IpcResult } from '#shared/ipc.ts'
import { CHANNEL_NAMES, EVENT_NAMES } from '#shared/ipc-names.ts'

const CHANNELS: ReadonlySet<string> = new Set(CHANNEL_NAMES)
const EVENTS: ReadonlySet<string> = new Set(EVENT_NAMES)

/**
 * The page's side of the IPC registry. It knows names only: shapes are checked in main, which trusts no page anyway.
 * The page gets neither `ipcRenderer` nor an event object.
 */
export function createBridge(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>): Bridge {
  return Object.freeze<Bridge>({
    async invoke(name, input) {
      if (!CHANNELS.has(name)) return refused('There is no such question.')
      try {
        return await ipc.invoke(name, input)
      } catch {
        return refused('The question cannot be sent.')
      }
    },
    on(name, listener) {
      if (!EVENTS.has(name)) throw new TypeError('There is no such event.')
      const relay = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void =>
        listener(payload)
      ipc.on(name, relay)
      return () => ipc.removeListener(name, relay)
    },
  })
}

function refused(message: string): IpcResult<never> {
  return { ok: false, error: { code: 'INVALID', message } }
}
