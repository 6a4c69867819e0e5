import type { Priority, SessionStatus, SessionType } from '#shared/entities.ts'

/** Who works in the demo workspace, by the part of their address before the `@`. */
export type DemoAgent = 'mara' | 'jonas' | 'amelie' | 'lucia' | 'omar' | 'kenji'
export type DemoTeam = 'bookings' | 'support' | 'orders'

export interface DemoCustomer {
  readonly name: string
  readonly email: string
  /** BCP 47 language tag. */
  readonly locale: string
  /** IANA time zone name. */
  readonly timeZone: string
  readonly attributes: Record<string, string>
}

export interface DemoMessage {
  /** `note` is the assignee's own words to colleagues. */
  readonly from: 'customer' | 'agent' | 'note'
  readonly body: string
  /** Before the session's last message. */
  readonly minutesBefore: number
}

export interface DemoSession {
  /** Index into the demo's customers. */
  readonly customer: number
  readonly team: DemoTeam | null
  readonly assignee: DemoAgent | null
  readonly type: SessionType
  readonly category: string | null
  readonly priority: Priority
  readonly status: SessionStatus
  readonly subject: string
  readonly tags: string[]
  readonly externalRef: { kind: 'booking' | 'order'; reference: string } | null
  /** How long ago the last message was written. */
  readonly minutesAgo: number
  /** From now; negative is overdue, null while no clock runs. */
  readonly dueInMinutes: number | null
  readonly messages: readonly DemoMessage[]
}
