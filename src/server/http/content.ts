import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ParleyError } from '#shared/errors.ts'
import type { Content, Incoming } from '../domain/files/index.ts'

/** Bodies that are files: they are streamed, not parsed, and other bodies are not taken by these routes. */
export function takeFiles(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
}

/** A body of {@link takeFiles}; null where there is none. */
export function incomingOf({ body, headers, raw }: FastifyRequest): Incoming | null {
  if (body === undefined || body === null) return null
  const length = Number(headers['content-length'])
  return {
    stream: bytesOf(raw),
    length: Number.isSafeInteger(length) ? length : null,
  }
}

/** What is refused half-way is let run on, unread: a connection that is not read neither ends nor takes an answer. */
async function* bytesOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  try {
    yield* request.iterator({ destroyOnReturn: false })
  } catch {
    throw new ParleyError('INVALID', 'The upload was cut off.', { hint: 'Send it anew.' })
  } finally {
    request.resume()
  }
}

/**
 * A file to a browser: never as a page. What is shown rather than saved is of a few types, none of which runs anything,
 * and the browser may not guess another. The address is the key, so nothing on the way keeps it.
 */
export function sendContent(
  reply: FastifyReply,
  { stream, name, mimeType, inline, size, sha256, range }: Content,
): FastifyReply {
  if (range !== null) {
    reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`)
  }
  if (sha256 !== null) {
    // RFC 9530: of the whole file, also where a part of it is sent.
    reply.header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)
  }
  return reply
    .headers({
      'content-type': mimeType === 'text/plain' ? 'text/plain; charset=utf-8' : mimeType,
      'content-length': range === null ? size : range.end - range.start + 1,
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
    })
    .send(stream)
}

/** As RFC 8187 wants it. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
