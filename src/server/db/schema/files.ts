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
  sha256: Defaulted<string | null>
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

export interface UploadsTable {
  id: string
  workspace_id: string
  session_id: string
  uploader_kind: Participant['kind']
  uploader_id: string
  name: string
  duration_seconds: number | null
  waveform: string | null
  sha256: string | null
  length: number
  received: Defaulted<number>
  created_at: Date
  expires_at: Date
  closed_at: Defaulted<Date | null>
}

export interface UploadPartsTable {
  id: string
  workspace_id: string
  upload_id: string
  start: number
  size: Defaulted<number | null>
}
