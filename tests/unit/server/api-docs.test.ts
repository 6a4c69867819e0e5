import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ERROR_KINDS } from '#shared/errors.ts'
import { DOWN, UP } from '#shared/protocol.ts'
import { ROUTES, type RouteName } from '#shared/rest.ts'
import { asyncApi, documents, openApi, PREFIX, renderPage } from '../../../src/server/api-docs/index.ts'
import { API_PREFIX } from '../../../src/server/http/index.ts'

const NAMES = Object.keys(ROUTES) as RouteName[]

type FileName = keyof ReturnType<typeof documents>

function fileOf(name: FileName): unknown {
  return JSON.parse(readFileSync(new URL(`../../../docs/api/${name}`, import.meta.url), 'utf8'))
}

/** As it is written: without what JSON has no word for, and with its members in their order. */
function written(document: unknown): string {
  return JSON.stringify(document, null, 1)
}

function isDrifted(name: FileName, document: unknown): boolean {
  return written(fileOf(name)) !== written(document)
}

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === '$ref' && typeof member === 'string' ? [member] : refsIn(member),
  )
}

/** Whether a reference leads somewhere within the document. */
function resolves(document: unknown, ref: string): boolean {
  const steps = ref.split('/').slice(1)
  const target = steps.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined),
    document,
  )
  return ref.startsWith('#/') && target !== undefined
}

const operationsOf = (document: ReturnType<typeof openApi>) =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

describe('the files in docs/api', () => {
  it.each(Object.entries(documents()))('%s are what the code says', (name, document) => {
    const file = fileOf(name as FileName)
    const complaint = `docs/api/${name} has fallen behind the code: run "npm run docs:api".`
    expect(file, complaint).toEqual(JSON.parse(written(document)))
    expect(isDrifted(name as FileName, document), complaint).toBe(false)
  })

  it.each<[string, object]>([
    ['path', { path: '/healthy' }],
    ['summary', { summary: 'Something else.' }],
    ['caller', { auth: 'staff' }],
    ['answer', { response: z.object({ status: z.literal('fine') }) }],
    ['query', { query: z.strictObject({ deep: z.string().optional() }) }],
  ])('have fallen behind when a route has another %s', (_what, change) => {
    const health = { ...ROUTES.health, ...change }
    expect(isDrifted('openapi.json', openApi({ ...ROUTES, health }))).toBe(true)
  })

  it('have fallen behind when a route or a frame has gone, or has another shape', () => {
    const { sync: _, ...routes } = ROUTES
    expect(isDrifted('openapi.json', openApi(routes))).toBe(true)
    const { range: __, ...up } = UP
    expect(isDrifted('asyncapi.json', asyncApi(up))).toBe(true)
    expect(isDrifted('asyncapi.json', asyncApi(UP, { ...DOWN, typing: z.object({}) }))).toBe(true)
  })
})

describe('the OpenAPI document', () => {
  const document = openApi()

  it('keeps the rules of OpenAPI 3.1', async () => {
    const validator = new Validator()
    expect(await validator.validate(JSON.parse(written(document)))).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
    const broken = { ...JSON.parse(written(document)), paths: { health: { get: { responses: 1 } } } }
    expect((await new Validator().validate(broken)).valid).toBe(false)
  })

  it('has every route once, under the folder that is served', () => {
    expect(PREFIX).toBe(API_PREFIX)
    expect(document.servers).toMatchObject([{ url: API_PREFIX }])
    const found = operationsOf(document).map(({ path, method, operation }) => [
      operation.operationId,
      `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      operation.summary,
    ])
    const wanted = NAMES.map((name) => {
      const { method, path, summary } = ROUTES[name]
      return [name, `${method} ${path}`, summary]
    })
    expect(found.sort()).toEqual(wanted.sort())
  })

  it('asks for a token where the route does, and names whose', () => {
    for (const { operation } of operationsOf(document)) {
      const { auth } = ROUTES[operation.operationId as RouteName]
      const kinds = operation.security.flatMap(({ accessToken }) => accessToken)
      expect(kinds).toEqual(
        { public: [], staff: ['staff'], customer: ['customer'], any: ['staff', 'customer'] }[auth],
      )
      expect('401' in operation.responses).toBe(
        auth !== 'public' ||
          /^(signIn|signInWithCode|signInWithProvider|enrolAtSignIn|refresh|wipeReceipt)$/.test(
            operation.operationId,
          ),
      )
    }
  })

  it('describes every member of a path, and only what a default does not give is required', () => {
    for (const { path, operation } of operationsOf(document)) {
      const inPath = operation.parameters?.filter((parameter) => parameter.in === 'path') ?? []
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? [])
      expect(inPath.every(({ required }) => required)).toBe(true)
    }
    const limit = document.paths['/sessions']?.get?.parameters?.find(({ name }) => name === 'limit')
    expect(limit).toMatchObject({ required: false, schema: { type: 'integer', minimum: 1, default: 50 } })
  })

  it('lists refusals under the status that their code has', () => {
    const { responses } = document.components
    for (const { operation } of operationsOf(document)) {
      for (const [status, response] of Object.entries(operation.responses)) {
        if (!('$ref' in response)) continue
        const shared = responses[response.$ref.replace('#/components/responses/', '')]
        const code = shared?.content?.['application/json']?.schema.properties?.code as { enum: string[] }
        expect(code.enum.length).toBeGreaterThan(0)
        for (const one of code.enum) {
          expect(String(ERROR_KINDS[one as keyof typeof ERROR_KINDS].http)).toBe(status)
        }
      }
    }
    expect(document.components.schemas.ErrorCode?.enum).toEqual(Object.keys(ERROR_KINDS))
  })

  it('leaves answers open to new fields, and requests closed', () => {
    expect(document.components.schemas.Session).not.toHaveProperty('additionalProperties')
    const body = document.paths['/auth/sign-in']?.post?.requestBody?.content['application/json']?.schema
    expect(body?.additionalProperties).toBe(false)
  })
})

describe('the AsyncAPI document', () => {
  const document = asyncApi()
  const { messages } = document.channels.socket

  it('has every frame, and what answers it', () => {
    const up = Object.entries(UP).flatMap(([name, { ack }]) => [
      `up.${name}`,
      ...(ack === null ? [] : [`up.${name}.ack`]),
    ])
    const down = Object.keys(DOWN).map((name) => `down.${name}`)
    expect(Object.keys(messages)).toEqual([...up, ...down])
    expect(document.operations).toMatchObject({
      receivePull: {
        action: 'receive',
        reply: { messages: [{ $ref: expect.stringContaining('up.pull.ack') }] },
      },
      sendPoke: { action: 'send' },
    })
    expect(document.operations.receiveTyping).not.toHaveProperty('reply')
  })
})

it.each(Object.entries(documents()))('%s refers to nothing that is not in it', (_name, document) => {
  const refs = refsIn(document)
  expect(refs.length).toBeGreaterThan(50)
  expect(refs.filter((ref) => !resolves(document, ref))).toEqual([])
  expect(resolves(document, '#/components/schemas/Nothing')).toBe(false)
})

describe('the page', () => {
  const page = renderPage(openApi(), asyncApi())

  it('has every route, frame, code and shape, and no link that leads nowhere', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const shapes = Object.keys(openApi().components.schemas).map((name) => `shape-${name}`)
    const codes = Object.keys(ERROR_KINDS).map((code) => `error-${code}`)
    const frames = Object.keys(asyncApi().operations)
    expect(ids).toEqual(expect.arrayContaining([...NAMES, ...frames, ...codes, ...shapes]))
    const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  it('has neither script nor style of its own', () => {
    expect(page).not.toMatch(/<script|<style| style=| on\w+=|javascript:/i)
  })

  it('escapes everything that a schema or a route may say', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&'
    const routes = {
      evil: {
        ...ROUTES.listSessions,
        path: '/evil/:a',
        summary: `${evil} \`${evil}\``,
        params: z.strictObject({ a: z.string() }),
        query: z.strictObject({ [evil]: z.string().default(evil) }),
        response: z.object({ [evil]: z.enum([evil, 'b']), c: z.literal(evil).describe(evil) }),
      },
    }
    const text = renderPage(openApi(routes), asyncApi({}, { [evil]: z.object({ [evil]: z.string() }) }))
    expect(text).not.toContain('<img')
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
  })
})
