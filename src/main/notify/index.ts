export { createNotifier, type Notifier, type Toaster } from './notifier.ts'
export { createToaster } from './toaster.ts'
export { veiledToaster } from './veiled-toaster.ts'
