import { wipeOrder, wipeReceipt } from '#shared/devices.ts'
import type { ErrorCode } from '#shared/errors.ts'
import { conflictDetails, errorBody, staleDetails } from '#shared/errors.ts'
import { ROUTES } from '#shared/rest.ts'
import { ERROR_WORDS, refusalsOf } from './refusals.ts'
import { createSchemaBook, refTo, type SchemaBook } from './schemas.ts'
import type {
  DescribedRoute,
  DescribedRoutes,
  OpenApiDocument,
  Operation,
  Parameter,
  Ref,
  Response,
} from './types.ts'

/** The folder of the API. A test compares it with the one that is served, which cannot be imported from here. */
export const PREFIX = '/v1'

const TAGS: Readonly<Record<string, string>> = {
  health: 'Whether the server is well.',
  auth: 'Signing in and out, and staying signed in.',
  customers: 'Visitors who introduce themselves, and what staff keep about them.',
  availability: 'Whether anybody is there.',
  'offline-messages': 'The form for when nobody is there.',
  users: 'Members of staff.',
  teams: 'Teams of staff.',
  'canned-responses': 'Prepared texts.',
  labels: 'Tags and categories.',
  'attribute-definitions': 'Custom attributes.',
  ratings: 'What customers say of how they were helped.',
  me: 'The caller.',
  files: 'What comes with messages.',
  sessions: 'Chats and their messages.',
  sync: 'The change log, for clients without a socket.',
}

const CALLERS = { public: [], staff: ['staff'], customer: ['customer'], any: ['staff', 'customer'] } as const

const DONE: Readonly<Record<number, string>> = { 200: 'Done.', 201: 'Made.', 204: 'Done; there is no body.' }

/** The REST API as OpenAPI 3.1, wholly from the table of routes. */
export function openApi(routes: DescribedRoutes = ROUTES): OpenApiDocument {
  const book = createSchemaBook('draft-2020-12')
  const refusals = new Map<string, Response>()
  const paths: Record<string, Record<string, Operation>> = {}
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route, book, refusals) }
  }
  const used = new Set(Object.values(routes).map(tagOf))
  // Nothing refers to these but the words of the codes whose details they are.
  for (const details of [errorBody, staleDetails, conflictDetails, wipeOrder, wipeReceipt])
    book.convert(details, 'output')

  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley API',
      // Of the API, not of the server that serves it: `GET /health` tells that one.
      version: '1',
      description: [
        'Staff and customers send `Authorization: Bearer <access token>`.',
        'Fields that a request has and its schema has not are refused; clients tolerate new ones in answers.',
        'Every write carries an id that its author makes: sent again, it is answered with the first receipt.',
        'Changes are pushed over the socket, which the AsyncAPI document beside this one describes.',
      ].join('\n\n'),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: PREFIX, description: 'The server that serves this document.' }],
    tags: [...used].map((name) => ({ name, ...(TAGS[name] && { description: TAGS[name] }) })),
    paths,
    components: {
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The access token of a pair. Where an operation lists this scheme, it names the kinds of caller it is for.',
        },
      },
      headers: {
        RequestId: {
          description: "The request's id, as the server's log has it.",
          schema: { type: 'string', format: 'uuid' },
        },
        RetryAfter: {
          description: 'Seconds to wait; `retryAfterMs` says it more exactly.',
          schema: { type: 'integer', minimum: 0 },
        },
      },
      responses: Object.fromEntries([...refusals].sort(([left], [right]) => (left < right ? -1 : 1))),
      schemas: book.components(),
    },
  }
}

function operation(
  name: string,
  route: DescribedRoute,
  book: SchemaBook,
  refusals: Map<string, Response>,
): Operation {
  const parameters = [
    ...parametersOf('path', route.params, book),
    ...parametersOf('query', route.query, book),
  ]
  const responses: Record<string, Response | Ref> = { [route.status]: success(route, book) }
  for (const [status, codes] of refusalsOf(route)) responses[status] = refusal(status, codes, refusals)
  return {
    operationId: name,
    tags: [tagOf(route)],
    summary: route.summary,
    security: CALLERS[route.auth].map((caller) => ({ accessToken: [caller] })),
    ...(parameters.length > 0 && { parameters }),
    ...(route.binary === 'request' && {
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
    }),
    ...(route.body !== null && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: book.convert(route.body, 'input') } },
      },
    }),
    responses,
  }
}

function tagOf(route: DescribedRoute): string {
  return route.path.split('/')[1] ?? 'other'
}

/** Text becomes a number on its way in: the shape is that of what was read, but a default makes it optional. */
function parametersOf(
  place: 'path' | 'query',
  schema: DescribedRoute['query'],
  book: SchemaBook,
): Parameter[] {
  const read = book.convert(schema, 'output')
  const { required = [] } = book.convert(schema, 'input')
  return Object.entries(read.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: typeof property === 'boolean' ? {} : property,
  }))
}

function success(route: DescribedRoute, book: SchemaBook): Response {
  return {
    description: DONE[route.status] ?? 'Done.',
    headers: { 'x-request-id': { $ref: '#/components/headers/RequestId' } },
    ...(route.status !== 204 && {
      content:
        route.binary === 'response'
          ? { '*/*': {} }
          : { 'application/json': { schema: book.convert(route.response, 'output') } },
    }),
  }
}

/** Routes that refuse alike share one response, which is named after its codes. */
function refusal(status: number, codes: readonly ErrorCode[], refusals: Map<string, Response>): Ref {
  const name = codes.map(pascalCase).join('Or')
  refusals.set(name, {
    description: codes.map((code) => `- \`${code}\`: ${ERROR_WORDS[code]}`).join('\n'),
    headers: {
      'x-request-id': { $ref: '#/components/headers/RequestId' },
      ...((status === 429 || status === 503) && {
        'retry-after': { $ref: '#/components/headers/RetryAfter' },
      }),
    },
    content: {
      'application/json': {
        schema: { $ref: refTo('Error'), properties: { code: { enum: [...codes] } } },
      },
    },
  })
  return { $ref: `#/components/responses/${name}` }
}

function pascalCase(code: string): string {
  return code
    .toLowerCase()
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')
}
