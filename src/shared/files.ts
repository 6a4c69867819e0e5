import { z } from 'zod'
import { attachment } from './entities.ts'
import { authoredId, id, timestamp } from './ids.ts'

/** Longest name of a file, in UTF-16 units. */
export const MAX_FILE_NAME = 200
/** Seconds for which a link to a file works. */
export const LINK_SECONDS = 300
/** Bytes that no file has; what a server takes is far below. */
const MAX_LENGTH = 2 ** 40
/** Most samples of a waveform. */
const MAX_SAMPLES = 128

/** What a file is to a reader; also the types of message that show one. */
export const fileKind = z.enum(['audio', 'image', 'file', 'video'])
export type FileKind = z.infer<typeof fileKind>

/** What its author says of a file beside its bytes. Its type is not among it: that is read from the bytes. */
export const upload = z.strictObject({
  id: authoredId,
  sessionId: id,
  name: z.string().min(1).max(MAX_FILE_NAME),
  /** Of a recording. */
  durationSeconds: z.coerce.number().min(0).max(3_600).optional(),
  /** Loudness of a recording, evenly spaced: two hexadecimal digits a sample, `00` to `ff`. */
  waveform: z
    .string()
    .regex(new RegExp(`^([0-9a-f]{2}){1,${MAX_SAMPLES}}$`))
    .optional(),
  /** Bytes of the whole file. Said, the body is its beginning or nothing, and the rest is appended. */
  length: z.coerce.number().int().min(1).max(MAX_LENGTH).optional(),
  /** Of the whole file, in hexadecimal: other bytes are refused. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
export type Upload = z.output<typeof upload>

/** Where the next bytes of an upload begin. */
export const uploadPlace = z.strictObject({ offset: z.coerce.number().int().min(0).max(MAX_LENGTH) })

/** A file of which bytes are still to come. */
const uploading = z.object({
  state: z.literal('uploading'),
  sessionId: id,
  /** How many of its bytes are here. */
  offset: z.int(),
  length: z.int(),
  /** What has come is thrown away then, unless more comes before. */
  expiresAt: timestamp,
})
export type Uploading = z.infer<typeof uploading>

/** A file that has been taken in, and waits for the message that will carry it. */
const uploaded = z.object({ state: z.literal('uploaded'), sessionId: id, kind: fileKind, attachment })
export type Uploaded = z.infer<typeof uploaded>

export const uploadState = z.discriminatedUnion('state', [uploading, uploaded])
export type UploadState = z.infer<typeof uploadState>

/** Paths on this server that need no token of their own until `expiresAt`, as long as the reader still may. */
export const fileLink = z.object({
  url: z.string(),
  thumbnailUrl: z.string().nullable(),
  expiresAt: timestamp,
})
export type FileLink = z.infer<typeof fileLink>

/** What the files of a workspace take up, in bytes. */
export const fileUsage = z.object({
  files: z.int(),
  /** Different contents: the same one is stored once. */
  blobs: z.int(),
  /** On the storage, thumbnails included. */
  bytes: z.int(),
  /** What duplicates would take up besides. */
  savedBytes: z.int(),
  quotaBytes: z.int(),
  types: z.array(z.object({ mimeType: z.string(), files: z.int(), bytes: z.int() })),
})
export type FileUsage = z.infer<typeof fileUsage>
