import { app, type BrowserWindow, Notification } from 'electron'
import type { Id } from '#shared/ids.ts'
import type { Toaster } from './notifier.ts'
import { withoutMarkup } from './texts.ts'

export interface ToasterOptions {
  /** In which a conversation would be seen; null for many of them. */
  windowOf(sessionId: Id | null): BrowserWindow
  icon: string
  followed(sessionId: Id | null): void
}

/** Notifications of the operating system. */
export function createToaster({ windowOf, icon, followed }: ToasterOptions): Toaster {
  /** Held because a collected notification no longer hears its click. */
  const shown = new Map<Id | null, Notification>()

  function dismiss(sessionId: Id | null): void {
    shown.get(sessionId)?.close()
    shown.delete(sessionId)
  }

  return {
    show(toast, sessionId, isSilent) {
      dismiss(sessionId)
      const notification = new Notification({
        ...(process.platform === 'linux' ? withoutMarkup(toast) : toast),
        icon,
        silent: isSilent,
      })
      notification.on('click', () => {
        dismiss(sessionId)
        followed(sessionId)
      })
      notification.on('close', () => {
        if (shown.get(sessionId) === notification) shown.delete(sessionId)
      })
      shown.set(sessionId, notification)
      notification.show()
      const window = windowOf(sessionId)
      if (!window.isDestroyed() && !window.isFocused()) window.flashFrame(true)
    },
    dismiss,
    clear() {
      for (const sessionId of [...shown.keys()]) dismiss(sessionId)
    },
    badge: (count) => void app.setBadgeCount(count),
  }
}
