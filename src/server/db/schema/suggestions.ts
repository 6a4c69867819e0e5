import type { Suggestion } from '#shared/entities.ts'

export interface SuggestionsTable {
  id: string
  workspace_id: string
  session_id: string
  author_id: string
  owner_id: string | null
  kind: Suggestion['kind']
  body: string
  base_seq: number
  created_at: Date
}
