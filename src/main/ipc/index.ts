import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { CHANNEL_NAMES } from '#shared/ipc-names.ts'
import type { Router } from './router.ts'

export { createPatchFeeds, type PatchFeeds } from './patch-feeds.ts'
export { createRouter, type HandlerInput, type Handlers } from './router.ts'

/** The only place that listens to pages. */
export function serveChannels(ipcMain: Pick<IpcMain, 'handle'>, router: Router<IpcMainInvokeEvent>): void {
  for (const name of CHANNEL_NAMES) {
    ipcMain.handle(name, (event, question: unknown) => router(name, event, question))
  }
}
