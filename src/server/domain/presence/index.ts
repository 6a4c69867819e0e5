export { expireDevices, forgetDevices } from './devices.ts'
export { createPresence, type Presence } from './presence.ts'
export { announcePresence, bestStatus, type Grace, loadOf, offeredTo, readPresence } from './read.ts'
