import { BrowserWindow, dialog } from 'electron'
import type { FileDialogs } from '../transfer/index.ts'

/** The system's own dialogs, on the window that somebody asked for them in. */
export function fileDialogs(console: BrowserWindow): FileDialogs {
  const window = () => BrowserWindow.getFocusedWindow() ?? console
  return {
    async choose() {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openFile', 'multiSelections'],
      })
      return filePaths
    },
    async chooseTarget(name) {
      const { filePath } = await dialog.showSaveDialog(window(), { defaultPath: name })
      return filePath ? filePath : null
    },
  }
}
