import { isReadOnly, may, mayChangeStatus } from '#shared/access.ts'
import type { Session, SessionStatus, User } from '#shared/entities.ts'
import type { MessageKey } from '../i18n/en/index.ts'

type Held = Pick<Session, 'status' | 'assigneeId'>
type Person = Pick<User, 'id' | 'role'>

export function mayClaim(session: Held, me: Person): boolean {
  return session.assigneeId === null && !isReadOnly(session.status) && may(me.role, 'session.claim')
}

/** Who may reply or change the status: its assignee, and whoever may take chats over. */
function isMineToHandle(session: Held, me: Person): boolean {
  return session.assigneeId === me.id || may(me.role, 'session.take_over')
}

/** Why no reply can be written: closed for everybody, waiting for a claim, or somebody else's. Null when it can. */
export function replyHurdle(session: Held, me: Person): 'closed' | 'unclaimed' | 'held' | null {
  if (isReadOnly(session.status)) return 'closed'
  if (isMineToHandle(session, me)) return null
  return session.assigneeId === null ? 'unclaimed' : 'held'
}

export interface StatusAction {
  to: SessionStatus
  label: MessageKey
  /** Stands in the header by itself; the others are in the menu. */
  isMain: boolean
}

const ACTIONS: readonly (StatusAction & { from: readonly SessionStatus[] })[] = [
  { from: ['paused'], to: 'active', label: 'resume.action', isMain: true },
  { from: ['ended'], to: 'active', label: 'reopen.action', isMain: true },
  { from: ['waiting', 'active', 'paused'], to: 'ended', label: 'end.action', isMain: true },
  { from: ['active'], to: 'paused', label: 'pause.action', isMain: false },
  { from: ['active'], to: 'waiting', label: 'waiting.action', isMain: false },
  { from: ['waiting', 'active', 'paused', 'ended'], to: 'locked', label: 'lock.action', isMain: false },
  { from: ['locked'], to: 'ended', label: 'unlock.action', isMain: true },
]

/** What may be done to a chat's status by whom. Nobody becomes its assignee by this: that is what claiming is for. */
export function statusActions(session: Held, me: Person): readonly StatusAction[] {
  if (session.assigneeId !== null && !isMineToHandle(session, me)) return []
  return ACTIONS.filter(
    ({ from, to }) => from.includes(session.status) && mayChangeStatus(me.role, session.status, to),
  )
}
