import type { FastifyInstance } from 'fastify'
import { PROVIDER_CALLBACK } from '../config/index.ts'
import type { ProviderSignIns } from '../domain/account/index.ts'
import { anybodyAt, type Limiter } from '../limits/index.ts'

const OVER = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Parley</title>
<h1>This sign-in is over</h1><p>Go back to Parley and begin again.</p></html>`

/**
 * Where the provider sends the browser back to. It is not in `ROUTES`: no client calls it, and a browser is answered
 * with where to go rather than with JSON.
 */
export function registerProvider(app: FastifyInstance, provider: ProviderSignIns, limiter: Limiter): void {
  app.get(PROVIDER_CALLBACK, async (request, reply) => {
    await limiter.consume('connections', anybodyAt(`provider ${request.ip}`))
    reply.header('cache-control', 'no-store')
    const { searchParams } = new URL(request.url, 'http://localhost')
    const next = await provider.arrive(searchParams)
    if (next === null) return reply.code(400).type('text/html; charset=utf-8').send(OVER)
    return reply.redirect(next)
  })
}
