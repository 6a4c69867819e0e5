import type { Attachment, Participant } from '#shared/entities.ts'
import type { Defaulted, NullableJson } from './columns.ts'

export interface BlobsTable {
  workspace_id: string
  hash: string
  mime_type: string
  size: number
  width: number | null
  height: number | null
  thumbnail_size: number | null
  brought_at: Date
}

export interface FilesTable {
  id: string
  workspace_id: string
  session_id: string
  uploader_kind: Participant['kind']
  uploader_id: string
  name: string
  hash: string | null
  size: number
  mime_type: string
  duration_seconds: number | null
  waveform: NullableJson<NonNullable<Attachment['waveform']>>
  created_at: Date
  message_id: Defaulted<string | null>
}
