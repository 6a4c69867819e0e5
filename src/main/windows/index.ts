export { windowHandlers } from './handlers.ts'
export { bringToFront } from './page-window.ts'
export { openWindowSet, type WindowSet } from './window-set.ts'
