export { claimSession } from './claim.ts'
export { notOpen, refuseBlocked } from './customer.ts'
export { findSession, listSessions, readSession, visibleTo } from './list.ts'
export { markSession } from './mark.ts'
export { snoozeSession, wakeSnoozed } from './snooze.ts'
export { startSession } from './start.ts'
export { changeStatus } from './status.ts'
export { readUnread, unreadBy } from './unread.ts'
export { updateSession } from './update.ts'
export { waitingSince } from './waiting.ts'
export {
  admitUser,
  advanceSession,
  beforeOf,
  changeSession,
  insertMessage,
  insertSystemMessage,
  joinSession,
  lockSession,
  mayHandle,
  takesPart,
  userName,
} from './write.ts'
