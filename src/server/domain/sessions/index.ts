export { claimSession } from './claim.ts'
export { findSession, listSessions, readSession, visibleTo } from './list.ts'
export { markSession } from './mark.ts'
export { startSession } from './start.ts'
export { changeStatus } from './status.ts'
export {
  advanceSession,
  insertMessage,
  joinSession,
  lockSession,
  participatingUserIds,
  userName,
} from './write.ts'
