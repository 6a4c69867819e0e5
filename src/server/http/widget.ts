import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const PAGE_AGE = '5 minutes'
/** Names of assets carry a hash of their content. */
const ASSET_AGE = '365 days'

/** The customer's chat: its frame, the script that a site embeds, and a page to try it on. */
export async function registerWidget(
  app: FastifyInstance,
  dir: string,
  sites: readonly string[],
): Promise<void> {
  await app.register(fastifyStatic, { root: dir, serve: false })

  const page = (frameAncestors: string[]) =>
    ({
      helmet: {
        contentSecurityPolicy: {
          useDefaults: false,
          directives: {
            defaultSrc: ["'self'"],
            // The embed script draws its button with styles of its own.
            styleSrc: ["'self'", "'unsafe-inline'"],
            imgSrc: ["'self'", 'data:'],
            objectSrc: ["'none'"],
            baseUri: ["'none'"],
            formAction: ["'self'"],
            frameAncestors,
          },
        },
        // `frame-ancestors` says it better, and lists more than one.
        frameguard: false,
        crossOriginResourcePolicy: { policy: 'cross-origin' },
        crossOriginEmbedderPolicy: false,
      },
    }) as const

  app.get('/', page(["'none'"]), (_request, reply) => sendPage(reply, dir, 'index.html'))
  app.get('/widget/chat', page(["'self'", ...sites]), (_request, reply) => sendPage(reply, dir, 'chat.html'))
  app.get('/widget.js', page(["'none'"]), (_request, reply) => sendPage(reply, dir, 'widget.js'))
  app.get<{ Params: { '*': string } }>('/assets/*', page(["'none'"]), (request, reply) =>
    reply.sendFile(request.params['*'], join(dir, 'assets'), { maxAge: ASSET_AGE, immutable: true }),
  )
}

function sendPage(reply: FastifyReply, dir: string, file: string): FastifyReply {
  if (existsSync(join(dir, file))) return reply.sendFile(file, { maxAge: PAGE_AGE })
  return reply
    .code(404)
    .type('text/plain')
    .send('The widget has not been built. Run "npm start", which builds it.\n')
}
