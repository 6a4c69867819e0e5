import { createHash } from 'node:crypto'
import type { Attachment } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { UploadState } from '#shared/files.ts'
import type { Id } from '#shared/ids.ts'
import { type Api, type Fetch, fetchFromServer, reach, refusalFrom, within } from '../account/index.ts'
import type { DueUpload } from '../cache/index.ts'
import type { Diagnose } from '../network/index.ts'

/** Below the server's own patience with one request. What has come by then is kept there. */
const PIECE_TIMEOUT_MS = 100_000
/** Of silence: a large file may take as long as it takes. */
const SILENCE_MS = 60_000

export interface RemoteFilesOptions {
  api: Api
  fetch: Fetch
  serverUrl: string
  accessToken(refresh: boolean): Promise<string>
  /** Finds out why the server cannot be reached. */
  diagnose?: Diagnose
}

/** Files at the server, with the account's own token. Throws only {@link ParleyError}. */
export interface RemoteFiles {
  /** Begins an upload, or says how far the same one has come. */
  begin(upload: DueUpload, signal: AbortSignal): Promise<UploadState>
  state(fileId: Id, signal: AbortSignal): Promise<UploadState>
  append(
    fileId: Id,
    offset: number,
    bytes: Uint8Array<ArrayBuffer>,
    signal: AbortSignal,
  ): Promise<UploadState>
  abandon(fileId: Id): Promise<void>
  /** Gives the bytes to `take` as they come, and throws at the end when they are not what was sent. */
  download(
    attachment: Attachment,
    take: (piece: Uint8Array) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<void>
  /** The small picture of a file, WebP. */
  thumbnail(fileId: Id): Promise<Uint8Array<ArrayBuffer>>
}

export function createRemoteFiles(options: RemoteFilesOptions): RemoteFiles {
  const { api, fetch, serverUrl, accessToken, diagnose = async () => null } = options

  /** Asks with the token that there is, and once more with a new one when that is refused. */
  async function authorised<Value>(ask: (token: string) => Promise<Value>): Promise<Value> {
    try {
      return await ask(await accessToken(false))
    } catch (error) {
      const isRefused =
        error instanceof ParleyError && (error.code === 'TOKEN_EXPIRED' || error.code === 'UNAUTHENTICATED')
      if (!isRefused) throw error
      return ask(await accessToken(true))
    }
  }

  async function linkOf(fileId: Id, signal?: AbortSignal) {
    return authorised((token) =>
      api({
        serverUrl,
        route: 'linkFile',
        params: { fileId },
        accessToken: token,
        ...(signal && { signal }),
      }),
    )
  }

  /** A link is a path at this server and its own key: no token goes with it, and no redirect is followed. */
  async function open<Value>(
    path: string,
    read: (response: Response, goesOn: () => void) => Promise<Value>,
    given?: AbortSignal,
  ): Promise<Value> {
    const address = new URL(path, serverUrl)
    if (address.origin !== new URL(serverUrl).origin) throw damaged()
    // What was given up says nothing about the line.
    const whyNot: Diagnose = async (url) => (given?.aborted ? null : diagnose(url))
    return reach(serverUrl, whyNot, () =>
      within(SILENCE_MS, given, async (signal, goesOn) => {
        const init = { redirect: 'error', credentials: 'omit', cache: 'no-store', signal } as const
        const response = await fetchFromServer(fetch, address.href, init)
        if (response.ok) return read(response, goesOn)
        throw refusalFrom(response.status, await response.json().catch(() => undefined), serverUrl)
      }),
    )
  }

  return {
    begin: ({ fileId, sessionId, name, size, sha256 }, signal) =>
      authorised((token) =>
        api({
          ...{ serverUrl, route: 'uploadFile', accessToken: token, signal },
          query: { id: fileId, sessionId, name, length: size, sha256 },
        }),
      ),
    state: (fileId, signal) =>
      authorised((token) =>
        api({ serverUrl, route: 'uploadState', params: { fileId }, accessToken: token, signal }),
      ),
    append: (fileId, offset, bytes, signal) =>
      authorised((token) =>
        api({
          ...{ serverUrl, route: 'appendFile', accessToken: token, signal, timeout: PIECE_TIMEOUT_MS },
          ...{ params: { fileId }, query: { offset }, bytes },
        }),
      ),
    abandon: (fileId) =>
      authorised((token) =>
        api({ serverUrl, route: 'abandonUpload', params: { fileId }, accessToken: token }),
      ),

    async download({ id, mimeType, size }, take, signal) {
      const { url } = await linkOf(id, signal)
      const receive = async ({ headers, body }: Response, goesOn: () => void) => {
        if (typeOf(headers) !== mimeType) throw damaged()
        const hash = createHash('sha256')
        let received = 0
        for await (const piece of piecesOf(body)) {
          goesOn()
          received += piece.length
          if (received > size) throw damaged()
          hash.update(piece)
          await take(piece)
        }
        const digest = /sha-256=:([A-Za-z0-9+/=]+):/.exec(headers.get('repr-digest') ?? '')?.[1]
        const isSame = digest === undefined || digest === hash.digest('base64')
        if (received !== size || !isSame) throw damaged()
      }
      await open(url, receive, signal)
    },

    async thumbnail(fileId) {
      const { thumbnailUrl } = await linkOf(fileId)
      if (thumbnailUrl === null) throw new ParleyError('NOT_FOUND', 'There is no small picture of this file.')
      return open(thumbnailUrl, async (response) => {
        if (typeOf(response.headers) !== 'image/webp') throw damaged()
        return new Uint8Array(await response.arrayBuffer())
      })
    },
  }
}

function typeOf(headers: Headers): string | undefined {
  return headers.get('content-type')?.split(';')[0]
}

/** The same in every runtime of ours: not all of them let a web stream be iterated. */
async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function damaged(): ParleyError {
  return new ParleyError('INTERNAL', 'What came is not the file that was sent.', {
    hint: 'Please try again.',
  })
}
