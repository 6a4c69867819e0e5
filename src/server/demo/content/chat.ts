import type { DemoCustomer, DemoMessage, DemoSession } from '../types.ts'

type Facts = Pick<DemoSession, 'customer' | 'team' | 'assignee' | 'status' | 'subject' | 'minutesAgo'> &
  Partial<DemoSession>

/** One language's part of the demo. `customer` of a session is an index into this part's own customers. */
export interface DemoPart {
  customers: readonly DemoCustomer[]
  sessions: readonly DemoSession[]
}

/** A chat with the usual facts filled in, so that each one below states only what is particular to it. */
export function chat(facts: Facts, messages: readonly DemoMessage[]): DemoSession {
  return {
    type: 'general',
    category: null,
    priority: 'normal',
    tags: [],
    externalRef: null,
    dueInMinutes: null,
    ...facts,
    messages,
  }
}

export const booking = (reference: string) => ({ kind: 'booking', reference }) as const
export const order = (reference: string) => ({ kind: 'order', reference }) as const

/** Who says what, how many minutes before the chat's last message. */
export const customer = (minutesBefore: number, body: string): DemoMessage => ({
  from: 'customer',
  body,
  minutesBefore,
})
export const agent = (minutesBefore: number, body: string): DemoMessage => ({
  from: 'agent',
  body,
  minutesBefore,
})
export const note = (minutesBefore: number, body: string): DemoMessage => ({
  from: 'note',
  body,
  minutesBefore,
})
