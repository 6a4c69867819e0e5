import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '#shared/rest.ts'
import { documents } from '../../../src/server/api-docs/index.ts'
import { type RunningServer, startServer } from '../../../src/server/server.ts'
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts'
import { call, introduce, type Reply } from './client.ts'
import { createWorld, type World } from './world.ts'

let postgres: TestPostgres
let world: World
let server: RunningServer

beforeAll(async () => {
  postgres = await startTestPostgres()
  world = await createWorld(postgres, { PARLEY_LIMIT_REQUESTS: '60' })
  server = await startServer(world.config)
})

afterAll(async () => {
  await server?.close()
  await world?.close()
  await postgres?.stop()
})

const get = (path: string, headers: Record<string, string> = {}) => call(server.url, 'GET', path, { headers })

describe('what describes the API', () => {
  it('is served to anybody', async () => {
    expect((await get('/v1/openapi.json')).body).toEqual(asJson(documents()['openapi.json']))
    expect((await get('/v1/asyncapi.json')).body).toEqual(asJson(documents()['asyncapi.json']))
    const page = await get('/v1/docs')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.body).toContain('The Parley API')
    for (const { summary } of Object.values(ROUTES)) {
      const [words = ''] = summary.split(/[`']/)
      expect(page.body).toContain(words)
    }
  })

  it('brings its stylesheet, and nothing may run in it', async () => {
    const { body, headers } = await get('/v1/docs')
    const policy = headers.get('content-security-policy')?.split(';')
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "style-src 'self'", "frame-ancestors 'none'"]),
    )
    expect(policy?.join()).not.toContain('unsafe')
    const [, href = ''] = /rel="stylesheet" href="([^"]+)"/.exec(body) ?? []
    const style = await get(new URL(href, `${server.url}/v1/docs`).pathname)
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8'])
    expect(style.body).toContain('prefers-color-scheme: dark')
  })

  it.each(['/v1/openapi.json', '/v1/asyncapi.json', '/v1/docs', '/v1/docs.css'])(
    '%s is kept for minutes, and comes again only when it has changed',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('cache-control')).toBe('public, max-age=300')
      const tag = headers.get('etag') ?? ''
      expect(tag).toMatch(/^"[\w-]{22}"$/)
      expect(await get(path, { 'if-none-match': `W/${tag}` })).toMatchObject({ status: 304, body: '' })
      expect((await get(path, { 'if-none-match': '"another"' })).status).toBe(200)
    },
  )

  it('tells the truth about what it says: refusals that happen are among those of the route', async () => {
    const { token } = await introduce(server.url, world.slug)
    const happened: [string, string, Reply][] = [
      ['/me', 'get', await get('/v1/me')],
      ['/me', 'get', await call(server.url, 'GET', '/v1/me', { token })],
      ['/health', 'get', await get('/v1/health?more=1')],
      ['/sessions/{sessionId}', 'get', await call(server.url, 'GET', '/v1/sessions/7', { token })],
      ['/auth/sign-in', 'post', await call(server.url, 'POST', '/v1/auth/sign-in', { body: {} })],
      ['/auth/refresh', 'post', await refresh('made-up')],
      ['/auth/refresh', 'post', await refresh('x'.repeat(70_000))],
      ['/customers', 'post', await nowhere()],
    ]
    const { paths, components } = documents()['openapi.json']
    for (const [path, method, { status, body }] of happened) {
      const response = paths[path]?.[method]?.responses[status]
      const name = response !== undefined && '$ref' in response ? response.$ref.split('/').at(-1) : undefined
      const schema = components.responses[name ?? '']?.content?.['application/json']?.schema
      expect(schema?.properties?.code, `${method} ${path}`).toMatchObject({
        enum: expect.arrayContaining([body.code]),
      })
    }
  })

  it('counts like any request', async () => {
    const replies: number[] = []
    for (let count = 0; count < 61; count += 1) replies.push((await get('/v1/docs')).status)
    expect(replies.at(-1)).toBe(429)
  })
})

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

const refresh = (refreshToken: string) =>
  call(server.url, 'POST', '/v1/auth/refresh', { body: { refreshToken } })

const nowhere = () =>
  call(server.url, 'POST', '/v1/customers', {
    body: { workspace: 'nowhere', name: 'Visitor', device: { id: crypto.randomUUID(), name: 'test' } },
  })
