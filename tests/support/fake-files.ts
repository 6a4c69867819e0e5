import { createHash } from 'node:crypto'
import type { Api, ApiCall } from '../../src/main/account/index.ts'
import { ParleyError } from '../../src/shared/errors.ts'
import type { UploadState } from '../../src/shared/files.ts'

interface Held {
  sessionId: string
  name: string
  length: number
  sha256: string
  bytes: Buffer
}

type Call = ApiCall<'uploadFile' | 'uploadState' | 'appendFile' | 'abandonUpload'>

/** The files' part of a server, in memory, whose network can be told to cut. */
export class FakeFiles {
  readonly held = new Map<string, Held>()
  readonly abandoned: string[] = []
  /** Bytes that came over the network. */
  received = 0
  /** Requests to begin an upload. */
  begun = 0
  /** Refuses a question instead of answering it. */
  refuse: (call: Call) => ParleyError | null = () => null
  /** How many of an append's bytes arrive; fewer than all is a cut. */
  arriving: (bytes: number) => number = (bytes) => bytes
  /** Appends that have been asked for. */
  appends = 0
  /** What the n-th append waits for, before a byte of it arrives. */
  gate: (append: number) => Promise<void> = async () => undefined

  readonly api = ((call: Call) => this.#answer(call)) as unknown as Api

  async #answer(call: Call): Promise<UploadState | undefined> {
    const { route, signal } = call
    const refusal = this.refuse(call)
    if (refusal) throw refusal
    if (route === 'uploadFile') return this.#begin(call.query ?? {})
    const fileId = call.params?.fileId ?? ''
    const held = this.held.get(fileId)
    if (!held) throw new ParleyError('NOT_FOUND', 'There is no such upload.')
    if (route === 'uploadState') return stateOf(fileId, held)
    if (route === 'abandonUpload') {
      this.abandoned.push(fileId)
      this.held.delete(fileId)
      return undefined
    }
    await Promise.race([this.gate(++this.appends), aborted(signal)])
    const offset = Number(call.query?.offset)
    if (offset !== held.bytes.length) {
      throw new ParleyError('CONFLICT', 'Elsewhere.', { details: { offset: held.bytes.length } })
    }
    const bytes = Buffer.from(call.bytes ?? [])
    const count = this.arriving(bytes.length)
    this.received += count
    held.bytes = Buffer.concat([held.bytes, bytes.subarray(0, count)])
    if (count < bytes.length) throw new ParleyError('OFFLINE', 'The line was cut.')
    return stateOf(fileId, held)
  }

  #begin(query: NonNullable<Call['query']>): UploadState {
    this.begun++
    const id = String(query.id)
    const held = this.held.get(id) ?? {
      sessionId: String(query.sessionId),
      name: String(query.name),
      length: Number(query.length),
      sha256: String(query.sha256),
      bytes: Buffer.alloc(0),
    }
    this.held.set(id, held)
    return stateOf(id, held)
  }
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(new ParleyError('OFFLINE', 'Given up.'))
    if (signal?.aborted) give()
    signal?.addEventListener('abort', give)
  })
}

function stateOf(id: string, { sessionId, name, length, sha256, bytes }: Held): UploadState {
  if (bytes.length < length) {
    const expiresAt = new Date(0).toISOString()
    return { state: 'uploading', sessionId, offset: bytes.length, length, expiresAt }
  }
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new ParleyError('INVALID', 'The file has changed on its way.')
  }
  const facts = { durationSeconds: null, waveform: null, width: null, height: null }
  return {
    state: 'uploaded',
    sessionId,
    kind: 'image',
    attachment: {
      ...facts,
      id,
      name,
      mimeType: 'image/png',
      size: length,
      hasThumbnail: false,
      removedAt: null,
    },
  }
}
