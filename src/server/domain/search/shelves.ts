import { type RawBuilder, sql } from 'kysely'
import { type SessionStatus, STAFF_ONLY } from '#shared/entities.ts'
import type { SearchHit, SearchSection } from '#shared/search.ts'
import type { Row, Tx } from '../../db/index.ts'
import type { Reader } from '../access/index.ts'
import { toCustomer, toSession } from '../entities/index.ts'
import { CANDIDATES, type Term, type WordsPlan } from '../words/index.ts'
import { snippetWithForms } from './snippet.ts'

interface Conditions {
  /** Which session it must be, or be one of; null for any or none. */
  readonly sessions: RawBuilder<boolean> | null
  readonly messages: RawBuilder<boolean>
}

/** One table of words, and what its entries lead to. */
export interface Shelf {
  readonly table: 'message_words' | 'customer_words' | 'session_words'
  /** Its key, which is the key of what was found. */
  readonly id: string
  /** Which parts of an entry the reader may find it by, as in a tsquery. Empty: all. */
  weights(reader: Reader): string
  /** The entries that belong to one customer. */
  ofCustomer(customerId: string): RawBuilder<boolean>
  /** From `candidates` to the rows themselves, which must fit `conditions`. */
  joins(reader: Reader, conditions: Conditions): RawBuilder<unknown>
  toHit(row: never, reader: Reader, terms: readonly Term[]): SearchHit
}

/** What hits say of their chat, beside its own columns. */
interface ChatRow {
  customer_id: string
  customer_name: string
}
type MessageRow = Row<'messages'> &
  ChatRow &
  Pick<Row<'sessions'>, 'subject'> & { session_status: SessionStatus }

export const SHELVES: Readonly<Record<SearchSection, Shelf>> = {
  messages: {
    table: 'message_words',
    id: 'message_id',
    weights: () => '',
    ofCustomer: (customerId) =>
      sql`session_id in (select id from sessions where customer_id = ${customerId}::uuid)`,
    joins: (reader, { sessions, messages }) => sql`
      select messages.*, sessions.subject, sessions.status as session_status, sessions.customer_id,
        customers.name as customer_name
      from candidates
      join messages on messages.id = candidates.message_id and ${readable(reader)} and ${messages}
      join sessions on sessions.id = candidates.session_id and ${sessions ?? sql`true`}
      join customers on customers.id = sessions.customer_id
      order by candidates.at desc, candidates.message_id desc`,
    toHit: (row: MessageRow, _reader, terms) => ({
      kind: 'message',
      id: row.id,
      at: row.created_at.toISOString(),
      ...snippetWithForms([row.body], terms),
      subject: row.subject,
      status: row.session_status,
      customerId: row.customer_id,
      customerName: row.customer_name,
      sessionId: row.session_id,
      seq: row.seq,
      senderKind: row.sender_kind,
      senderId: row.sender_id,
      type: row.type,
    }),
  },
  customers: {
    table: 'customer_words',
    id: 'customer_id',
    weights: () => '',
    ofCustomer: (customerId) => sql`customer_id = ${customerId}::uuid`,
    // Staff know the customers whose chats they see.
    joins: (_reader, { sessions }) => sql`
      select customers.* from candidates join customers on customers.id = candidates.customer_id
      where ${sessions === null ? sql`true` : sql`exists (select from sessions where sessions.customer_id = customers.id and ${sessions})`}
      order by candidates.at desc, candidates.customer_id desc`,
    toHit(row: Row<'customers'>, reader, terms) {
      const { id, name, email, phone, externalId, createdAt } = toCustomer(row, reader)
      const texts = [name, email, phone, externalId].filter((text) => text !== null)
      return {
        kind: 'customer',
        id,
        at: createdAt,
        ...snippetWithForms(texts, terms),
        name,
        email,
        phone,
        externalId,
      }
    },
  },
  sessions: {
    table: 'session_words',
    id: 'session_id',
    // Tags are not the customer's to find.
    weights: (reader) => (reader.kind === 'customer' ? 'AC' : 'ACD'),
    ofCustomer: (customerId) =>
      sql`session_id in (select id from sessions where customer_id = ${customerId}::uuid)`,
    joins: (_reader, { sessions }) => sql`
      select sessions.*, customers.name as customer_name from candidates
      join sessions on sessions.id = candidates.session_id and ${sessions ?? sql`true`}
      join customers on customers.id = sessions.customer_id
      order by candidates.at desc, candidates.session_id desc`,
    toHit(row: Row<'sessions'> & ChatRow, reader, terms) {
      const { id, customerId, subject, externalRef, tags, status, createdAt } = toSession(row, reader)
      const texts = [subject, ...(externalRef === null ? [] : [externalRef.reference]), ...tags]
      return {
        kind: 'session',
        id,
        at: createdAt,
        ...snippetWithForms([...texts, row.customer_name], terms),
        subject,
        status,
        customerId,
        customerName: row.customer_name,
        externalRef,
        tags,
      }
    },
  },
}

/** Staff read all messages of a chat that they see; customers, what `isStaffOnly` does not keep from them. */
function readable(reader: Reader): RawBuilder<boolean> {
  if (reader.kind === 'user') return sql`true`
  const { types, statuses } = STAFF_ONLY
  return sql`messages.type not in (${sql.join(types)}) and messages.status not in (${sql.join(statuses)})`
}

interface Wanted extends Conditions {
  /** `from` and `where` of the entries that may be looked at. */
  readonly entries: RawBuilder<unknown>
  readonly plan: WordsPlan
  readonly limit: number
}

export async function selectHits(
  tx: Tx,
  reader: Reader,
  shelf: Shelf,
  terms: readonly Term[],
  { entries, plan, limit, ...conditions }: Wanted,
): Promise<SearchHit[]> {
  // Few are fetched at once; many only as far as the page needs them.
  const materialized = sql.raw(plan === 'few' ? 'materialized' : 'not materialized')
  const { rows } = await sql<never>`
    with candidates as ${materialized} (
      select * ${entries} order by at desc, ${sql.ref(shelf.id)} desc limit ${CANDIDATES}
    )
    ${shelf.joins(reader, conditions)} limit ${limit}`.execute(tx)
  return rows.map((row) => shelf.toHit(row, reader, terms))
}
