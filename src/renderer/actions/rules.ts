import { isReadOnly, may, mayChangeStatus, STATUS_CHANGES } from '#shared/access.ts'
import type { Session, SessionStatus, User } from '#shared/entities.ts'

export type Person = Pick<User, 'id' | 'role' | 'teamIds'>
type Holding = Pick<Session, 'assigneeId'>
type Standing = Holding & Pick<Session, 'status'>

export function isOpen({ status }: Pick<Session, 'status'>): boolean {
  return !isReadOnly(status)
}

/** Who may reply: its assignee, and whoever may take chats over. */
function isMineToAnswer({ assigneeId }: Holding, me: Person): boolean {
  return assigneeId === me.id || may(me.role, 'session.take_over')
}

/** Who may do something with it: who may answer, and with one that nobody has, all staff. */
export function mayHandle(session: Holding, me: Person): boolean {
  return session.assigneeId === null || isMineToAnswer(session, me)
}

export function maySee({ assigneeId, teamId }: Pick<Session, 'assigneeId' | 'teamId'>, me: Person): boolean {
  return (
    may(me.role, 'session.read.all') || teamId === null || assigneeId === me.id || me.teamIds.includes(teamId)
  )
}

/** Why no reply can be written: closed for everybody, waiting for a claim, or somebody else's. Null when it can. */
export function replyHurdle(session: Standing, me: Person): 'closed' | 'unclaimed' | 'held' | null {
  if (!isOpen(session)) return 'closed'
  if (isMineToAnswer(session, me)) return null
  return session.assigneeId === null ? 'unclaimed' : 'held'
}

/** Whether routing asks me to take it, by the server's time. */
export function isOfferedTo(
  me: Pick<Person, 'id'>,
  { offer, assigneeId }: Pick<Session, 'offer' | 'assigneeId'>,
  now: number,
): boolean {
  return assigneeId === null && offer?.userId === me.id && Date.parse(offer.expiresAt) > now
}

export function mayTurn(session: Standing, to: SessionStatus, me: Person): boolean {
  return mayHandle(session, me) && mayChangeStatus(me.role, session.status, to)
}

/**
 * The shortest way of status changes that somebody may make, from where a chat is to where it was; null when there is
 * none. It never leads through `waiting`, which takes the chat from its assignee.
 */
export function wayBack(
  role: Person['role'],
  from: SessionStatus,
  to: SessionStatus,
): readonly SessionStatus[] | null {
  const ways: SessionStatus[][] = [[from]]
  for (const way of ways) {
    const last = way[way.length - 1] as SessionStatus
    if (last === to) return way.slice(1)
    for (const { from: start, to: next } of STATUS_CHANGES) {
      const isOnTheWay = next === to || next !== 'waiting'
      if (start === last && isOnTheWay && !way.includes(next) && mayChangeStatus(role, last, next)) {
        ways.push([...way, next])
      }
    }
  }
  return null
}
