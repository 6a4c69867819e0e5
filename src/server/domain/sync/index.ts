export { queueChecksum } from './checksum.ts'
export { pull } from './pull.ts'
export { createPump, type EphemeralName, type Outlet, type Pump } from './pump.ts'
