import type { GeneratedAlways } from 'kysely'
import type { PresenceStatus } from '#shared/presence.ts'
import type { RoutingExplanation, RoutingOutcome, RoutingStrategy } from '#shared/routing.ts'
import type { Defaulted, NullableJson } from './columns.ts'

export interface PresenceDevicesTable {
  workspace_id: string
  user_id: string
  device_id: string
  connection_id: string
  status: PresenceStatus
  alive_until: Date
}

export interface RoutingRulesTable {
  workspace_id: string
  team_id: string | null
  strategy: RoutingStrategy
  match_skills: boolean
  match_languages: boolean
  relax_seconds: number
  offer_seconds: number
  grace_seconds: number
}

export interface RoutingDecisionsTable {
  id: GeneratedAlways<number>
  workspace_id: string
  session_id: string
  at: Date
  strategy: RoutingStrategy
  outcome: RoutingOutcome
  user_id: Defaulted<string | null>
  explanation: NullableJson<RoutingExplanation>
}
