import type { Customer, Session } from '#shared/entities.ts'
import { wordsOfSession } from '#shared/session-words.ts'
import { wordsOfCustomer } from '../calls/words.ts'
import type { Writer } from '../files/connection.ts'
import type { Migration } from '../files/migrate.ts'

/**
 * Words as the server has them: pairs of characters where no spaces part words, and vowel signs kept, without which
 * words of Indic scripts and of Thai cannot be told apart. Sessions are found by their customer's name too, and what
 * is looked through for words lies in an index in the order of what is found. How long each text is, which only ranking
 * would ask for, is not kept.
 */
export const cache006: Migration = {
  version: 6,
  up(writer) {
    writer.exec(`
      drop table message_index;
      create virtual table message_index using fts5(
        body, content = '', columnsize = 0, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
      insert into message_index (message_index, rank) values ('secure-delete', 1);
      insert into message_index (rowid, body) select place, words(body) from messages where body <> '';
    `)
    renewSessions(writer)
    renewCustomers(writer)
    writer.exec(`
      create index sessions_newest on sessions (created_at desc, id desc, words);
      create index customers_newest on customers (created_at desc, id desc, words);
    `)
  },
}

interface SessionRow {
  id: string
  subject: string
  tags: string
  external_ref: string | null
  customer_name: string | null
}

function renewSessions(writer: Writer): void {
  const rows = writer.all<SessionRow>(
    `select sessions.id, subject, tags, external_ref, name as customer_name
     from sessions left join customers on customers.id = customer_id`,
  )
  for (const { id, subject, tags, external_ref: reference, customer_name: name } of rows) {
    const externalRef = reference === null ? null : (JSON.parse(reference) as Session['externalRef'])
    const words = wordsOfSession({ subject, tags: JSON.parse(tags), externalRef }, name ?? undefined)
    writer.run('update sessions set words = :words where id = :id', { id, words })
  }
}

function renewCustomers(writer: Writer): void {
  const rows = writer.all<Pick<Customer, 'id' | 'name' | 'email' | 'phone'> & { external_id: string | null }>(
    'select id, name, email, phone, external_id from customers',
  )
  for (const { id, external_id: externalId, ...customer } of rows) {
    const words = wordsOfCustomer({ ...customer, externalId })
    writer.run('update customers set words = :words where id = :id', { id, words })
  }
}
