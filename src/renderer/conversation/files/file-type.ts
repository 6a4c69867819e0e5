import {
  File,
  FileArchive,
  FileSpreadsheet,
  FileText,
  Image,
  type LucideIcon,
  Mic,
  Video,
} from 'lucide-react'
import type { Attachment } from '#shared/entities.ts'
import { MAX_VIEW } from '#shared/ipc.ts'

/** What this window plays: each has a codec in every Chromium of ours, or says at once that it has none. */
const PLAYABLE = new Set(['video/mp4', 'video/webm'])

export function isPicture({ mimeType, width, height, removedAt }: Attachment): boolean {
  return mimeType.startsWith('image/') && width !== null && height !== null && removedAt === null
}

export function isPlayable({ mimeType, size, removedAt }: Attachment): boolean {
  return PLAYABLE.has(mimeType) && size <= MAX_VIEW && removedAt === null
}

export function isAudible({ mimeType, size, removedAt }: Attachment): boolean {
  return mimeType.startsWith('audio/') && size <= MAX_VIEW && removedAt === null
}

/** What the viewer shows. */
export function isViewable(attachment: Attachment | null): boolean {
  return attachment !== null && (isPicture(attachment) || isPlayable(attachment))
}

export function iconOf(mimeType: string): LucideIcon {
  if (mimeType.startsWith('image/')) return Image
  if (mimeType.startsWith('audio/')) return Mic
  if (mimeType.startsWith('video/')) return Video
  if (/zip|compressed|tar/.test(mimeType)) return FileArchive
  if (/sheet|excel|csv/.test(mimeType)) return FileSpreadsheet
  if (/pdf|text|word|document/.test(mimeType)) return FileText
  return File
}

/** The ending of a name, for whoever knows files by it; none where it says nothing. */
export function endingOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? ''
}

const TYPES: readonly [RegExp, string][] = [
  [/^(PNG|JPE?G|GIF|WEBP)$/, 'image/'],
  [/^(WEBA|OGG|OPUS|MP3|WAV|M4A)$/, 'audio/'],
  [/^(MP4|M4V|WEBM)$/, 'video/'],
  [/^(ZIP|GZ|TAR)$/, 'application/zip'],
  [/^(XLSX?|CSV|ODS)$/, 'text/csv'],
  [/^(PDF|TXT|DOCX?|ODT)$/, 'text/plain'],
]

/** Of a file that no server has looked into yet: by what its name says. */
export function iconOfName(name: string): LucideIcon {
  const ending = endingOf(name)
  return iconOf(TYPES.find(([endings]) => endings.test(ending))?.[1] ?? '')
}
