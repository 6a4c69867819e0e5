import type { SessionStatus, SystemEvent } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { MessageKey } from '../i18n/en/index.ts'
import type { Words } from '../i18n/I18n.tsx'

const REACHED: Record<SessionStatus, MessageKey> = {
  waiting: 'event.status.waiting',
  active: 'event.status.active',
  paused: 'event.status.paused',
  ended: 'event.status.ended',
  locked: 'event.status.locked',
}

/** A system event as a sentence. Without a name, the screen's word for a colleague stands in. */
export function eventWords(event: SystemEvent, me: Id, nameOf: (userId: Id) => string | undefined): Words {
  switch (event.kind) {
    case 'started':
      return { key: 'event.started' }
    case 'claimed':
      return by(event.userId, 'event.claimed')
    case 'joined':
      return by(event.userId, 'event.joined')
    case 'assigned':
      if (event.toUserId === null)
        return by(event.byId, event.toTeamId === null ? 'event.returned' : 'event.moved')
      if (event.toUserId === event.byId) return by(event.byId, 'event.takenOver')
      return {
        key: 'event.assigned',
        values: { ...by(event.byId, 'event.assigned').values, ...receiver(event.toUserId) },
      }
    case 'status':
      return by(event.userId, statusKey(event.from, event.to))
  }

  function by(userId: Id | null, key: MessageKey): Words {
    if (userId === null) return { key, values: { who: 'nobody', name: '' } }
    if (userId === me) return { key, values: { who: 'me', name: '' } }
    const name = nameOf(userId)
    return { key, values: { who: 'other', ...(name === undefined ? {} : { name }) } }
  }

  function receiver(userId: Id) {
    return userId === me ? { to: 'me', toName: '' } : { to: 'other', toName: nameOf(userId) ?? '…' }
  }
}

function statusKey(from: SessionStatus, to: SessionStatus): MessageKey {
  if (from === 'ended' && to === 'active') return 'event.status.reopened'
  if (from === 'locked') return 'event.status.unlocked'
  return REACHED[to]
}
