import type {
  AttributeDefinition,
  CannedResponse,
  Customer,
  Label,
  Participant,
  Session,
  Suggestion,
  Team,
  User,
} from '#shared/entities.ts'
import type { Parameters, Reader, Sql, Writer } from './files/connection.ts'

type Columns<Entity> = {
  readonly [Field in keyof Entity & string]: Entity[Field] extends Sql ? 'plain' : 'json'
}

/** An entity's row: a field added to the entity does not compile until it has a column here. */
export interface Table<Entity extends { id: string }> {
  readonly name: string
  /** Writes an entity over what was there, as seen in `generation`, with what the table keeps beside it. */
  put(writer: Writer, entity: Entity, generation: number, beside?: Parameters): void
  /** The entities of rows that `where` selects, in its order. */
  select(reader: Reader, where: string, parameters?: Parameters): Entity[]
  find(reader: Reader, id: string): Entity | undefined
  has(reader: Reader, id: string): boolean
}

/** `beside`: columns that are no fields of the entity. */
function table<Entity extends { id: string }>(
  name: string,
  columns: Columns<Entity>,
  beside: readonly string[] = [],
): Table<Entity> {
  const fields = (Object.keys(columns) as (keyof Entity & string)[]).map((field) => ({
    field,
    column: field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    isJson: columns[field] === 'json',
  }))
  const names = [...fields.map(({ column }) => column), ...beside, 'generation']
  const put = `insert into ${name} (${names.join(', ')}) values (${names.map((column) => `:${column}`).join(', ')})
    on conflict (id) do update set ${names.map((column) => `${column} = excluded.${column}`).join(', ')}`
  const has = `select 1 from ${name} where id = :id`
  // Rows come out of the driver as entities, but for what is kept as JSON.
  const select = `select ${fields.map(({ field, column }) => `${column} as ${field}`).join(', ')} from ${name} where `
  const packed = fields.filter(({ isJson }) => isJson).map(({ field }) => field)

  function toEntity(row: Record<string, unknown>): Entity {
    for (const field of packed) {
      const value = row[field]
      if (typeof value === 'string') row[field] = JSON.parse(value)
    }
    // The columns are the entity's fields, by the type of `columns`.
    return row as unknown as Entity
  }

  return {
    name,
    put(writer, entity, generation, others = {}) {
      const values = fields.map(({ field, column, isJson }) => {
        const value = entity[field]
        return [column, isJson && value !== null ? JSON.stringify(value) : value]
      })
      writer.run(put, { ...(Object.fromEntries(values) as Record<string, Sql>), ...others, generation })
    },
    select: (reader, where, parameters) =>
      reader.all<Record<string, unknown>>(select + where, parameters).map(toEntity),
    find(reader, id) {
      const row = reader.get<Record<string, unknown>>(`${select}id = :id`, { id })
      return row && toEntity(row)
    },
    has: (reader, id) => reader.get(has, { id }) !== undefined,
  }
}

export const SESSIONS = table<Session>(
  'sessions',
  {
    id: 'plain',
    type: 'plain',
    channel: 'plain',
    category: 'plain',
    priority: 'plain',
    status: 'plain',
    customerId: 'plain',
    teamId: 'plain',
    assigneeId: 'plain',
    subject: 'plain',
    tags: 'json',
    externalRef: 'json',
    metadata: 'json',
    lastSeq: 'plain',
    lastMessageAt: 'plain',
    dueAt: 'plain',
    createdAt: 'plain',
    endedAt: 'plain',
    attributes: 'json',
    sla: 'json',
    waitingSince: 'plain',
    snoozedUntil: 'plain',
    offer: 'json',
    endReason: 'plain',
    surveyAskedAt: 'plain',
    rating: 'json',
  },
  ['words', 'is_snoozed'],
)

export const CUSTOMERS = table<Customer>(
  'customers',
  {
    id: 'plain',
    name: 'plain',
    email: 'plain',
    avatarUrl: 'plain',
    locale: 'plain',
    timeZone: 'plain',
    phone: 'plain',
    externalId: 'plain',
    notes: 'plain',
    attributes: 'json',
    blockedAt: 'plain',
    blockedReason: 'plain',
    createdAt: 'plain',
  },
  ['words'],
)

export const USERS = table<User>('users', {
  id: 'plain',
  name: 'plain',
  role: 'plain',
  teamIds: 'json',
  avatarUrl: 'plain',
  skills: 'json',
  languages: 'json',
  capacity: 'plain',
})

export const TEAMS = table<Team>('teams', { id: 'plain', name: 'plain' })

export const PARTICIPANTS = table<Participant>('participants', {
  id: 'plain',
  sessionId: 'plain',
  kind: 'plain',
  memberId: 'plain',
  deliveredSeq: 'plain',
  readSeq: 'plain',
})

export const CANNED_RESPONSES = table<CannedResponse>('canned_responses', {
  id: 'plain',
  teamId: 'plain',
  ownerId: 'plain',
  shortcut: 'plain',
  title: 'plain',
  body: 'plain',
  updatedAt: 'plain',
})

export const LABELS = table<Label>('labels', {
  id: 'plain',
  kind: 'plain',
  name: 'plain',
  color: 'plain',
  archivedAt: 'plain',
})

export const ATTRIBUTE_DEFINITIONS = table<AttributeDefinition>('attribute_definitions', {
  id: 'plain',
  subject: 'plain',
  key: 'plain',
  label: 'plain',
  type: 'plain',
  choices: 'json',
  archivedAt: 'plain',
})

export const SUGGESTIONS = table<Suggestion>('suggestions', {
  id: 'plain',
  sessionId: 'plain',
  authorId: 'plain',
  ownerId: 'plain',
  kind: 'plain',
  body: 'plain',
  baseSeq: 'plain',
  createdAt: 'plain',
})
