import type { StaffRole } from '#shared/entities.ts'
import type { DemoAgent, DemoTeam } from './types.ts'

/** Of every demo account. Public knowledge: the demo is for trying Parley out. */
export const DEMO_PASSWORD = 'parley-demo'

export const DEMO_TEAMS: Readonly<Record<DemoTeam, string>> = {
  bookings: 'Bookings',
  support: 'Support',
  orders: 'Orders',
}

interface DemoPerson {
  readonly name: string
  readonly role: StaffRole
  readonly team: DemoTeam | null
}

export const DEMO_PEOPLE: Readonly<Record<DemoAgent | 'nora' | 'ivan', DemoPerson>> = {
  mara: { name: 'Mara Lindqvist', role: 'agent', team: 'bookings' },
  jonas: { name: 'Jonas Weber', role: 'agent', team: 'bookings' },
  amelie: { name: 'Amélie Laurent', role: 'agent', team: 'support' },
  lucia: { name: 'Lucía Romero', role: 'agent', team: 'support' },
  omar: { name: 'Omar Haddad', role: 'agent', team: 'orders' },
  kenji: { name: 'Kenji Watanabe', role: 'agent', team: 'orders' },
  nora: { name: 'Nora Okafor', role: 'supervisor', team: null },
  ivan: { name: 'Ivan Petrov', role: 'admin', team: null },
}
