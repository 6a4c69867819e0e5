import { z } from 'zod'
import type { SessionStatus, StaffRole } from './entities.ts'

/** Everything somebody may be granted. What is not granted is denied. */
export const grant = z.enum([
  'session.start',
  'session.read.own',
  'session.read.team',
  'session.read.all',
  'session.claim',
  'session.assign',
  'session.bulk',
  'session.take_over',
  'session.status',
  'session.update',
  'session.reopen',
  'session.lock',
  'message.send',
  'note.write',
  'message.review',
  'message.delete.any',
  'routing.read',
  'routing.manage',
  'policy.manage',
  'canned.own',
  'canned.team',
  'canned.workspace',
  'label.manage',
  'attribute.manage',
  'customer.update',
  'customer.update.own',
  'customer.block',
  'staff.manage',
  'session.rate',
  'rating.read',
  'file.usage',
  'sla.read',
  'sla.manage',
])
export type Grant = z.infer<typeof grant>

export const readerRole = z.enum(['customer', 'agent', 'supervisor', 'admin'])
export type ReaderRole = z.infer<typeof readerRole>

const AGENT = [
  'session.read.team',
  'session.claim',
  'session.status',
  'session.update',
  'message.send',
  'note.write',
  'canned.own',
  'customer.update',
  'sla.read',
  'session.assign',
] as const
const SUPERVISOR = [
  ...AGENT,
  'session.read.all',
  'session.take_over',
  'session.reopen',
  'session.lock',
  'message.review',
  'message.delete.any',
  'session.bulk',
  'routing.read',
  'canned.team',
  'canned.workspace',
  'label.manage',
  'customer.block',
  'rating.read',
] as const
const ADMIN = [
  ...SUPERVISOR,
  'attribute.manage',
  'staff.manage',
  'sla.manage',
  'routing.manage',
  'policy.manage',
  'file.usage',
] as const

/** Roles and grants: the one table. */
export const GRANTS: Readonly<Record<ReaderRole, readonly Grant[]>> = {
  customer: ['session.start', 'session.read.own', 'message.send', 'customer.update.own', 'session.rate'],
  agent: AGENT,
  supervisor: SUPERVISOR,
  admin: ADMIN,
}

export function may(role: ReaderRole, wanted: Grant): boolean {
  return GRANTS[role].includes(wanted)
}

/** Status changes: from, to, and the grant that allows it. What is not here cannot happen. */
export const STATUS_CHANGES: readonly { from: SessionStatus; to: SessionStatus; needs: Grant }[] = [
  { from: 'waiting', to: 'active', needs: 'session.status' },
  { from: 'waiting', to: 'ended', needs: 'session.status' },
  { from: 'active', to: 'waiting', needs: 'session.status' },
  { from: 'active', to: 'paused', needs: 'session.status' },
  { from: 'active', to: 'ended', needs: 'session.status' },
  { from: 'paused', to: 'active', needs: 'session.status' },
  { from: 'paused', to: 'ended', needs: 'session.status' },
  { from: 'ended', to: 'active', needs: 'session.reopen' },
  { from: 'waiting', to: 'locked', needs: 'session.lock' },
  { from: 'active', to: 'locked', needs: 'session.lock' },
  { from: 'paused', to: 'locked', needs: 'session.lock' },
  { from: 'ended', to: 'locked', needs: 'session.lock' },
  { from: 'locked', to: 'ended', needs: 'session.lock' },
]

export function mayChangeStatus(role: StaffRole, from: SessionStatus, to: SessionStatus): boolean {
  return STATUS_CHANGES.some((change) => change.from === from && change.to === to && may(role, change.needs))
}

/** Those that take messages. */
export const OPEN_STATUSES = ['waiting', 'active', 'paused'] as const satisfies readonly SessionStatus[]

/** Ended and locked sessions take no more messages. */
export function isReadOnly(status: SessionStatus): boolean {
  return status === 'ended' || status === 'locked'
}
