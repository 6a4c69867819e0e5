import type { Customer, Session, User } from '#shared/entities.ts'

/** What most tests do not care about, in one place: a field added to an entity is added here. */
export const BLANK_USER = {
  teamIds: [],
  avatarUrl: null,
  skills: [],
  languages: [],
  capacity: 6,
} satisfies Partial<User>

export const BLANK_CUSTOMER = {
  email: null,
  avatarUrl: null,
  locale: null,
  timeZone: null,
  phone: null,
  externalId: null,
  notes: '',
  attributes: {},
  blockedAt: null,
  blockedReason: null,
} satisfies Partial<Customer>

export const BLANK_SESSION = {
  channel: 'widget',
  surveyAskedAt: null,
  category: null,
  priority: 'normal',
  teamId: null,
  tags: [],
  externalRef: null,
  metadata: {},
  attributes: {},
  dueAt: null,
  sla: null,
  waitingSince: null,
  snoozedUntil: null,
  offer: null,
  endedAt: null,
  endReason: null,
  rating: null,
} satisfies Partial<Session>
