import type { Session, WebPreferences } from 'electron'

export interface PageSurroundings {
  preload: string
  session: Session
  /** A build that users run: its developer tools stay shut. */
  packaged: boolean
}

/** The only preferences any page of ours runs with. Defaults are written out: a changed default must not open a door. */
export function webPreferences({ preload, session, packaged }: PageSurroundings): WebPreferences {
  return {
    preload,
    session,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Chromium would fetch its dictionaries from the network.
    spellcheck: false,
    devTools: !packaged,
  }
}
