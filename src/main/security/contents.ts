import type { WebContents } from 'electron'
import type { Log } from '../diagnostics/index.ts'

type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>

/**
 * Nothing in a page can lead it, or a frame of it, to another place, and nothing opens from it: no link, form,
 * script, redirect, drop, `window.open` or web view. The first load is main's own and is not asked here.
 */
export function guardContents(contents: GuardedContents, log: Log): void {
  contents.on('will-navigate', (event) => refuse(event, 'navigate'))
  contents.on('will-frame-navigate', (event) => refuse(event, 'frame-navigate'))
  contents.on('will-redirect', (event) => refuse(event, 'redirect'))
  contents.on('will-attach-webview', (event) => refuse(event, 'webview'))
  contents.setWindowOpenHandler(() => {
    log.warn('security.refused', { what: 'window-open' })
    return { action: 'deny' }
  })

  function refuse(event: { preventDefault(): void }, what: string): void {
    event.preventDefault()
    log.warn('security.refused', { what })
  }
}
