import type { SessionStatus, SystemEvent } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { MessageKey } from '../i18n/en.ts'
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
  if (event.kind === 'started') return { key: 'event.started' }
  const key = event.kind === 'claimed' ? 'event.claimed' : statusKey(event.from, event.to)
  if (event.userId === null) return { key, values: { who: 'nobody', name: '' } }
  if (event.userId === me) return { key, values: { who: 'me', name: '' } }
  const name = nameOf(event.userId)
  return { key, values: { who: 'other', ...(name === undefined ? {} : { name }) } }
}

function statusKey(from: SessionStatus, to: SessionStatus): MessageKey {
  if (from === 'ended' && to === 'active') return 'event.status.reopened'
  if (from === 'locked') return 'event.status.unlocked'
  return REACHED[to]
}
