import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { Parameters, Reader, Writer } from './files/connection.ts'
import { type Keys, readIds } from './ids.ts'
import { timeOf } from './places.ts'

/**
 * Messages as they lie on disk. There are up to a million, so nothing is in a row that need not be: words that repeat
 * are numbers, ids of sessions and people are {@link Keys}, a message's own id is its 16 bytes, and what few
 * messages have is in one JSON, of which most have none.
 */

/** What stands for a word in a row. A number that has been shipped never means anything else. */
export const SENDER_KINDS = { customer: 0, user: 1, system: 2 } as const satisfies Record<
  Message['senderKind'],
  number
>
export const STATUSES = {
  sent: 0,
  pending_approval: 1,
  approved: 2,
  rejected: 3,
  deleted: 4,
} as const satisfies Record<Message['status'], number>
const TYPES = {
  text: 0,
  note: 1,
  system: 2,
  image: 3,
  file: 4,
  audio: 5,
  video: 6,
  emergency: 7,
} as const satisfies Record<Message['type'], number>

const senderKindOf = wordOf(SENDER_KINDS)
const statusOf = wordOf(STATUSES)
const typeOf = wordOf(TYPES)

function wordOf<Word extends string>(numbers: Readonly<Record<Word, number>>): (number: number) => Word {
  const words = new Map((Object.entries(numbers) as [Word, number][]).map(([word, number]) => [number, word]))
  return (number) => {
    const word = words.get(number)
    if (word === undefined) throw new RangeError('A message has a number that means nothing.')
    return word
  }
}

/** What a message is of which nothing rare is known. */
const NOTHING_RARE = {
  attachment: null,
  event: null,
  replyTo: null,
  editedAt: null,
  editedBy: null,
  deletedAt: null,
  deletedBy: null,
  review: null,
} as const satisfies Partial<Message>
const RARE = Object.keys(NOTHING_RARE) as (keyof typeof NOTHING_RARE)[]

/** A message's own columns; those that only an index asks for are left out. */
interface Row {
  place: number
  id: Buffer
  session_key: number
  seq: number
  sender_kind: number
  sender_key: number | null
  type: number
  status: number
  delay_ms: number
  body: string
  more: string | null
}

const COLUMNS = [
  ...['place', 'id', 'session_key', 'seq', 'sender_kind', 'sender_key', 'type', 'status', 'delay_ms', 'body'],
  'more',
]
const WRITTEN = [...COLUMNS, 'has_file', 'generation']
const PUT = `insert into messages (${WRITTEN.join(', ')}) values (${WRITTEN.map((column) => `:${column}`).join(', ')})
  on conflict (place) do update set ${WRITTEN.map((column) => `${column} = excluded.${column}`).join(', ')}`
const SELECT = `select ${COLUMNS.join(', ')} from messages where `

/** For SQL: the message of an id. Half of it is in the index: it begins with the time, and goes on by chance. */
export const BY_ID = 'substr(id, 1, 8) = substr(:id, 1, 8) and id = :id'

/** A UUID as a row keeps it. What is none has other bytes than any message. */
export function bytesOf(id: Id): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}

/** The UUID that a row keeps. */
export function idOf(bytes: Buffer): Id {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const MESSAGES = {
  /** Writes a message at its place, over what was there. */
  put(writer: Writer, message: Message, generation: number, place: number, keyOf: Keys): void {
    const rare = RARE.filter((field) => message[field] !== null).map((field) => [field, message[field]])
    writer.run(PUT, {
      place,
      id: bytesOf(message.id),
      session_key: keyOf(message.sessionId),
      seq: message.seq,
      sender_kind: SENDER_KINDS[message.senderKind],
      sender_key: message.senderId === null ? null : keyOf(message.senderId),
      type: TYPES[message.type],
      status: STATUSES[message.status],
      delay_ms: Date.parse(message.createdAt) - timeOf(place),
      body: message.body,
      more: rare.length === 0 ? null : JSON.stringify(Object.fromEntries(rare)),
      has_file: Number(message.attachment !== null && message.deletedAt === null),
      generation,
    })
  },

  /** The messages of rows that `where` selects, in its order. */
  select(reader: Reader, where: string, parameters?: Parameters): Message[] {
    const nameOf = readIds(reader)
    return reader.all<Row>(SELECT + where, parameters).map((row) => toMessage(row, nameOf))
  },

  /** As {@link MESSAGES.select}, of the messages' ids alone. */
  ids: (reader: Reader, where: string, parameters: Parameters): Id[] =>
    reader
      .all<{ id: Buffer }>(`select id from messages where ${where}`, parameters)
      .map(({ id }) => idOf(id)),

  find(reader: Reader, id: Id): Message | undefined {
    return MESSAGES.select(reader, BY_ID, { id: bytesOf(id) })[0]
  },

  placeOf(reader: Reader, id: Id): number | undefined {
    return reader.get<{ place: number }>(`select place from messages where ${BY_ID}`, { id: bytesOf(id) })
      ?.place
  },

  has: (reader: Reader, id: Id) => MESSAGES.placeOf(reader, id) !== undefined,
}

function toMessage(row: Row, nameOf: (key: number) => Id): Message {
  return {
    id: idOf(row.id),
    sessionId: nameOf(row.session_key),
    seq: row.seq,
    senderKind: senderKindOf(row.sender_kind),
    senderId: row.sender_key === null ? null : nameOf(row.sender_key),
    type: typeOf(row.type),
    body: row.body,
    status: statusOf(row.status),
    createdAt: new Date(timeOf(row.place) + row.delay_ms).toISOString(),
    ...NOTHING_RARE,
    ...(row.more === null ? null : JSON.parse(row.more)),
  }
}
