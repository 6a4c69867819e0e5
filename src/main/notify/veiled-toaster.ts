import type { Say } from '../words/index.ts'
import type { Toaster } from './notifier.ts'
import { veiled } from './texts.ts'

/** While the window is locked, notifications say only that something came, and lead nowhere but to the lock. */
export function veiledToaster(toaster: Toaster, isOpen: () => boolean, say: Say): Toaster {
  return {
    ...toaster,
    show: (toast, sessionId, isSilent) =>
      isOpen() ? toaster.show(toast, sessionId, isSilent) : toaster.show(veiled(say), null, isSilent),
  }
}
