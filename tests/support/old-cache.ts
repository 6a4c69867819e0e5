import type { Sql, Writer } from '../../src/main/cache/files/connection.ts'
import { MESSAGES } from '../../src/main/cache/message-table.ts'

/**
 * Puts a cache back to how it lay before migration 9: a message is a row with all of its fields, ids are text. What
 * migration 10 brought is gone as well.
 */
export function asBefore009(cache: Writer): void {
  const messages = MESSAGES.select(cache, 'true order by place')
  const generations = cache.all<{ generation: number }>('select generation from messages order by place')
  cache.exec(`
    drop table workspace;
    alter table sessions drop column channel;
    alter table sessions drop column survey_asked_at;
    drop table messages;
    drop table message_index;
    drop table ids;
    create table messages (
      place integer primary key,
      id text unique not null,
      session_id text not null,
      seq integer not null,
      sender_kind text not null,
      sender_id text,
      type text not null,
      body text not null,
      attachment text,
      event text,
      reply_to text,
      status text not null,
      created_at text not null,
      edited_at text,
      deleted_at text,
      generation integer not null,
      edited_by text,
      deleted_by text,
      review text,
      unique (session_id, seq)
    ) strict;
    create index messages_of_customers on messages (session_id, seq) where sender_kind = 'customer';
    create index messages_to_review on messages (session_id, seq) where status = 'pending_approval';
    create index messages_with_files on messages (session_id, place)
      where attachment is not null and deleted_at is null;
    create virtual table message_index using fts5(
      body, content = '', columnsize = 0, prefix = '2 3',
      tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
    insert into message_index (message_index, rank) values ('secure-delete', 1);
    create trigger message_indexed after insert on messages when new.body <> '' begin
      insert into message_index (rowid, body) values (new.place, words(new.body));
    end;
    create trigger message_unindexed after delete on messages when old.body <> '' begin
      insert into message_index (message_index, rowid, body) values ('delete', old.place, words(old.body));
    end;
    create trigger message_reindexed after update of place, body on messages
    when new.body <> old.body or new.place <> old.place begin
      insert into message_index (message_index, rowid, body)
        select 'delete', old.place, words(old.body) where old.body <> '';
      insert into message_index (rowid, body) select new.place, words(new.body) where new.body <> '';
    end;
    pragma user_version = 8;
  `)
  let place = 0
  for (const [index, message] of messages.entries()) {
    place = Math.max(place + 1, Date.parse(message.createdAt) * 1_000)
    const columns = Object.entries(message).map(([field, value]): [string, Sql] => [
      field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ])
    const row = { ...Object.fromEntries(columns), place, generation: generations[index]?.generation ?? 0 }
    const names = Object.keys(row)
    cache.run(
      `insert into messages (${names.join(', ')}) values (${names.map((name) => `:${name}`).join(', ')})`,
      row,
    )
  }
}
