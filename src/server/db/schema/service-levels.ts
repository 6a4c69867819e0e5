import type { GeneratedAlways } from 'kysely'
import type { BusinessHours, SlaEvent, SlaPolicy } from '#shared/sla.ts'
import type { Json } from './columns.ts'

export interface BusinessHoursTable {
  id: string
  workspace_id: string
  name: string
  time_zone: string
  weekly: Json<BusinessHours['weekly']>
  holidays: Json<BusinessHours['holidays']>
}

export interface SlaPoliciesTable {
  id: string
  workspace_id: string
  name: string
  calendar_id: string | null
  team_id: string | null
  targets: Json<SlaPolicy['targets']>
  warn_at_percent: number
  archived_at: Date | null
}

export interface SlaEventsTable {
  id: GeneratedAlways<number>
  workspace_id: string
  session_id: string
  target: SlaEvent['target']
  kind: SlaEvent['kind']
  at: Date
  due_at: Date
}
