import { type BrowserWindow, dialog } from 'electron'
import type { FileDialogs } from '../transfer/index.ts'

/** The system's own dialogs, on the console's window. */
export function fileDialogs(window: BrowserWindow): FileDialogs {
  return {
    async choose() {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile', 'multiSelections'],
      })
      return filePaths
    },
    async chooseTarget(name) {
      const { filePath } = await dialog.showSaveDialog(window, { defaultPath: name })
      return filePath ? filePath : null
    },
  }
}
