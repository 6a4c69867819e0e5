import { Readable } from 'node:stream'
import { ParleyError } from '#shared/errors.ts'
import type { FileLink, FileUsage, Upload, UploadState } from '#shared/files.ts'
import type { Db } from '../../db/index.ts'
import type { ByteRange, FileStore } from '../../files/index.ts'
import type { Job } from '../../jobs/index.ts'
import type { Identity } from '../access/index.ts'
import { type Content, linkFile, openFile } from './link.ts'
import { createLinkTokens, type LinkClaims } from './link-token.ts'
import { abandonUpload, appendUpload, createUpload, uploadState } from './resume.ts'
import { expireFiles, type Retention } from './retention.ts'
import type { FileLimits } from './rules.ts'
import { sweepFiles } from './sweep.ts'
import { type Incoming, uploadFile } from './upload.ts'
import { readUsage } from './usage.ts'

export { refuseMisfit, takeAttachment } from './attach.ts'
export type { Content } from './link.ts'
export { expireFiles } from './retention.ts'
export { sweepFiles } from './sweep.ts'
export type { Incoming } from './upload.ts'

const SWEEP_MS = 10 * 60_000

/** Files of a workspace: what may come in, who may have it, and when it goes. */
export interface Files {
  /** Without bytes only where their number is announced. */
  upload(identity: Identity, wanted: Upload, incoming: Incoming | null): Promise<UploadState>
  uploadState(identity: Identity, fileId: string): Promise<UploadState>
  /** Without bytes, what has come is looked at again: all of it may be here. */
  append(identity: Identity, fileId: string, offset: number, incoming: Incoming | null): Promise<UploadState>
  abandon(identity: Identity, fileId: string): Promise<void>
  link(identity: Identity, fileId: string): Promise<FileLink>
  /** Whom a link was made for, and what. Throws NOT_FOUND for one that no longer holds. */
  verify(token: string): Promise<LinkClaims>
  open(claims: LinkClaims, rangeOf: (size: number) => ByteRange | null): Promise<Content>
  usage(identity: Identity): Promise<FileUsage>
  readonly jobs: readonly Job[]
}

export interface FilesSettings extends FileLimits, Retention {
  /** Signs the links. */
  readonly linkSecret: string
}

/** `committed` is called after a commit that left change records. */
export function createFiles(db: Db, store: FileStore, settings: FilesSettings, committed: () => void): Files {
  const tokens = createLinkTokens(settings.linkSecret)
  const services = { db, store, tokens, limits: settings }
  return {
    async upload(identity, wanted, incoming) {
      const { length, ...whole } = wanted
      if (length === undefined) return uploadFile(services, identity, whole, bytesIn(incoming))
      const state = await createUpload(services, identity, { ...whole, length })
      if (incoming === null || state.state === 'uploaded' || state.offset > 0) return state
      return appendUpload(services, identity, wanted.id, 0, incoming)
    },
    uploadState: (identity, fileId) => uploadState(services, identity, fileId),
    append: (identity, fileId, offset, incoming) =>
      appendUpload(services, identity, fileId, offset, incoming ?? noBytes()),
    abandon: (identity, fileId) => abandonUpload(services, identity, fileId),
    link: (identity, fileId) => linkFile(services, identity, fileId),
    verify: (token) => tokens.verify(token),
    open: (claims, rangeOf) => openFile(services, claims, rangeOf),
    usage: (identity) => readUsage(db, identity, settings.quotaBytes),
    jobs: [
      {
        name: 'file retention',
        everyMs: SWEEP_MS,
        async run() {
          await expireFiles(db, settings, new Date())
          committed()
        },
      },
      { name: 'file sweep', everyMs: SWEEP_MS, run: () => sweepFiles(db, store, new Date()) },
    ],
  }
}

function noBytes(): Incoming {
  return { stream: Readable.from([]), length: 0 }
}

function bytesIn(incoming: Incoming | null): Incoming {
  if (incoming === null) throw new ParleyError('INVALID', 'The body is missing.')
  return incoming
}
