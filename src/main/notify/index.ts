export { createNotifier, type Notifier, type Toaster } from './notifier.ts'
export { createScreen, type Screen } from './screen.ts'
export { createToaster } from './toaster.ts'
export { veiledToaster } from './veiled-toaster.ts'
