import { DOWN, type DownName, HELLO_TIMEOUT_MS, PROTOCOL_VERSION, UP, type UpName } from '#shared/protocol.ts'
import { PREFIX } from './openapi.ts'
import { createSchemaBook } from './schemas.ts'
import type { AsyncApiDocument, DescribedDown, DescribedUp, SocketMessage, SocketOperation } from './types.ts'

const UP_WORDS: Readonly<Record<UpName, string>> = {
  hello: `The first frame, within ${HELLO_TIMEOUT_MS / 1000} seconds: versions, the client's id and where it stands.`,
  pull: 'Changes since a cursor, each entity in its latest state.',
  range: 'Messages of one session by `seq`: scrolling back, and repairing holes.',
  checksum: 'A sum over the open sessions that the caller sees, to compare with their own.',
  command: 'A write. The routes of REST run the same code.',
  typing: 'The caller has begun or stopped to write. Never stored, never ordered.',
  presence: 'How the caller is to be found on this device. Said again after every hello.',
  viewing: 'The caller looks at a session, or no longer. Said again every half minute.',
}

const DOWN_WORDS: Readonly<Record<DownName, string>> = {
  poke: 'Changes that the reader may see, in order; an empty one is a heartbeat.',
  typing: 'Somebody else has begun or stopped to write.',
  presence: 'How a member of staff is to be found now, and what they have in hand.',
  viewing: 'Somebody looks at a session, or no longer. Only staff are told.',
  error: 'Why the server is about to close the connection.',
}

const CHANNEL = { $ref: '#/channels/socket' } as const

/** The socket as AsyncAPI 3.0, wholly from the tables of frames. */
export function asyncApi(up: DescribedUp = UP, down: DescribedDown = DOWN): AsyncApiDocument {
  const book = createSchemaBook('draft-7')
  const messages: Record<string, SocketMessage> = {}
  const operations: Record<string, SocketOperation> = {}

  for (const [name, { frame, ack }] of Object.entries(up)) {
    const summary = wordsOf(UP_WORDS, name)
    messages[`up.${name}`] = { name, title: name, summary, payload: book.convert(frame, 'input') }
    if (ack !== null) {
      messages[`up.${name}.ack`] = {
        name: `${name}.ack`,
        title: `Answer to ${name}`,
        summary: 'What the acknowledgement carries: the value, or the refusal.',
        payload: book.convert(ack, 'output'),
      }
    }
    operations[`receive${capital(name)}`] = {
      ...{ action: 'receive', summary, channel: CHANNEL, messages: [messageRef(`up.${name}`)] },
      ...(ack !== null && { reply: { channel: CHANNEL, messages: [messageRef(`up.${name}.ack`)] } }),
    }
  }
  for (const [name, frame] of Object.entries(down)) {
    const summary = wordsOf(DOWN_WORDS, name)
    messages[`down.${name}`] = { name, title: name, summary, payload: book.convert(frame, 'output') }
    operations[`send${capital(name)}`] = {
      ...{ action: 'send', summary, channel: CHANNEL, messages: [messageRef(`down.${name}`)] },
    }
  }

  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Parley socket',
      version: String(PROTOCOL_VERSION),
      description: [
        'Told from the side of the server: it receives what clients send up, and sends what goes down.',
        'A client says `hello` first, then pulls until nothing is missing; pokes carry on from there.',
        'Unknown fields are refused upward and tolerated downward.',
      ].join('\n\n'),
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: {
      parley: {
        host: '{host}',
        protocol: 'wss',
        description: [
          'Socket.IO 4 (Engine.IO 4), `ws` where the server is on the same machine.',
          'The access token is `auth.token` of the handshake; a handshake without a valid one is refused, and `data` of the error is an Error.',
          "A message's name is the name of the Socket.IO event, its payload the event's only argument, and a reply the acknowledgement.",
          'Nothing relies on buffers or on the recovery of connections.',
        ].join('\n\n'),
        variables: { host: { default: 'localhost:8460', description: 'Where the server listens.' } },
        security: [{ $ref: '#/components/securitySchemes/accessToken' }],
      },
    },
    channels: {
      socket: {
        address: `${PREFIX}/socket`,
        title: 'The socket',
        description: 'One connection of one reader. All frames go over it.',
        messages,
        bindings: {
          ws: {
            method: 'GET',
            query: {
              type: 'object',
              properties: { EIO: { const: '4' }, transport: { const: 'websocket' } },
              required: ['EIO', 'transport'],
            },
            bindingVersion: '0.1.0',
          },
        },
      },
    },
    operations,
    components: {
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'The same access token as over REST, as `auth.token` of the Socket.IO handshake.',
        },
      },
      schemas: book.components(),
    },
  }
}

function messageRef(key: string) {
  return { $ref: `#/channels/socket/messages/${key}` }
}

function wordsOf(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
