import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type ServedDocument, servedDocuments } from '../api-docs/index.ts'
import { anybodyAt, type Limiter } from '../limits/index.ts'
import { API_PREFIX } from './routes.ts'

const MAX_AGE_SECONDS = 300

/** Nothing runs in the page, and nothing may be put into it. */
const POLICY = {
  helmet: {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        // The page's icon is an empty one, which keeps browsers from asking for another.
        imgSrc: ['data:'],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  },
} as const

/**
 * What describes the API: for machines, and as a page to read. These are not in `ROUTES`, for the same reason as the
 * widget's files: the table is what clients are written against, JSON in and out with a schema each. A page is none,
 * and documents that are made from the table would have to describe themselves.
 */
export function registerDocs(app: FastifyInstance, limiter: Limiter): void {
  for (const document of servedDocuments()) register(app, limiter, document)
}

function register(app: FastifyInstance, limiter: Limiter, { path, type, body }: ServedDocument): void {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  app.get(`${API_PREFIX}${path}`, POLICY, async (request, reply) => {
    await limiter.consume('requests', anybodyAt(request.ip))
    reply.header('cache-control', `public, max-age=${MAX_AGE_SECONDS}`).header('etag', tag)
    if (request.headers['if-none-match']?.includes(tag)) return reply.code(304).send()
    return reply.type(type).send(body)
  })
}
