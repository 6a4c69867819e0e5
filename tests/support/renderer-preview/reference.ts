import type { AttributeDefinition, Label } from '#shared/entities.ts'
import type { PresenceSeen, PresenceStatus } from '#shared/presence.ts'
import { NOW, nextId, USERS } from './data.ts'

/** What a workspace has agreed on, and how its people are to be found. */
const tag = (name: string, color: Label['color']): Label => ({
  ...{ id: nextId(), kind: 'tag', name, color, archivedAt: null },
})
const category = (name: string, color: Label['color']): Label => ({ ...tag(name, color), kind: 'category' })

export const LABELS: Label[] = [
  tag('vip', 'purple'),
  tag('refund', 'orange'),
  tag('late arrival', 'blue'),
  tag('group', 'teal'),
  tag('complaint', 'red'),
  category('Billing', 'yellow'),
  category('Rooms', 'green'),
  category('Delivery', 'gray'),
]

function definition(
  subject: AttributeDefinition['subject'],
  type: AttributeDefinition['type'],
  key: string,
  label: string,
  choices: string[] = [],
): AttributeDefinition {
  return { id: nextId(), subject, key, label, type, choices, archivedAt: null }
}

export const DEFINITIONS: AttributeDefinition[] = [
  definition('customer', 'choice', 'plan', 'Plan', ['Basic', 'Plus', 'Premium']),
  definition('customer', 'number', 'stays', 'Stays'),
  definition('customer', 'date', 'birthday', 'Birthday'),
  definition('customer', 'boolean', 'newsletter', 'Newsletter'),
  definition('session', 'text', 'room', 'Room'),
  definition('session', 'date', 'arrival', 'Arrival'),
]

const STATUSES: readonly PresenceStatus[] = ['available', 'available', 'busy', 'available', 'away', 'offline']

export const PRESENCE: PresenceSeen[] = USERS.map((user, index) => ({
  userId: user.id,
  status: STATUSES[index] ?? 'offline',
  load: (index * 2) % 5,
  capacity: user.capacity,
  at: new Date(NOW).toISOString(),
}))
