import type { MenuItemConstructorOptions as Item } from 'electron'
import type { Say } from '../words/index.ts'

const LINE: Item = { type: 'separator' }

/**
 * The standard menu: its accelerators are what makes copy, paste and zoom work everywhere. Electron knows the roles, but
 * their names in English only.
 */
export function menuTemplate(platform: NodeJS.Platform, packaged: boolean, say: Say): Item[] {
  const isMac = platform === 'darwin'
  const reload: Item = { role: 'reload', label: say('menu.reload') }
  const devTools: Item = { role: 'toggleDevTools', label: say('menu.devTools') }
  return [
    ...(isMac ? [macMenu(say)] : []),
    {
      role: 'fileMenu',
      label: say('menu.file'),
      submenu: [
        isMac ? { role: 'close', label: say('menu.close') } : { role: 'quit', label: say('menu.quit') },
      ],
    },
    {
      role: 'editMenu',
      label: say('menu.edit'),
      submenu: [
        { role: 'undo', label: say('menu.undo') },
        { role: 'redo', label: say('menu.redo') },
        LINE,
        { role: 'cut', label: say('menu.cut') },
        { role: 'copy', label: say('menu.copy') },
        { role: 'paste', label: say('menu.paste') },
        { role: 'pasteAndMatchStyle', label: say('menu.pastePlain') },
        { role: 'delete', label: say('menu.delete') },
        LINE,
        { role: 'selectAll', label: say('menu.selectAll') },
      ],
    },
    {
      label: say('menu.view'),
      submenu: [
        { role: 'resetZoom', label: say('menu.resetZoom') },
        { role: 'zoomIn', label: say('menu.zoomIn') },
        { role: 'zoomOut', label: say('menu.zoomOut') },
        LINE,
        { role: 'togglefullscreen', label: say('menu.fullScreen') },
        ...(packaged ? [] : [LINE, reload, devTools]),
      ],
    },
    {
      role: 'windowMenu',
      label: say('menu.window'),
      submenu: [
        { role: 'minimize', label: say('menu.minimize') },
        { role: 'zoom', label: say('menu.zoom') },
        isMac ? { role: 'front', label: say('menu.front') } : { role: 'close', label: say('menu.close') },
      ],
    },
  ]
}

/** What every application of a Mac has under its own name. */
function macMenu(say: Say): Item {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about', label: say('menu.about') },
      LINE,
      { role: 'services', label: say('menu.services') },
      LINE,
      { role: 'hide', label: say('menu.hide') },
      { role: 'hideOthers', label: say('menu.hideOthers') },
      { role: 'unhide', label: say('menu.unhide') },
      LINE,
      { role: 'quit', label: say('menu.quit') },
    ],
  }
}
