export { claimSession } from './claim.ts'
export { countSessions } from './counts.ts'
export { notOpen, refuseBlocked } from './customer.ts'
export { columnConditions, refuseStaffFilters, type SessionFilters } from './filters.ts'
export { listSessions } from './list.ts'
export { markSession } from './mark.ts'
export { snoozeSession, wakeSnoozed } from './snooze.ts'
export { startSession } from './start.ts'
export { changeStatus } from './status.ts'
export { readUnread } from './unread.ts'
export { updateSession } from './update.ts'
export { findSession, readSession, visibleTo } from './visible.ts'
export { waitingSince } from './waiting.ts'
export {
  admitUser,
  advanceSession,
  beforeOf,
  changeSession,
  heldSession,
  holdSession,
  insertMessage,
  insertSystemMessage,
  joinSession,
  mayHandle,
  sessionNotFound,
  takesPart,
  userName,
} from './write.ts'
