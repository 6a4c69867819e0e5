import type { Migration } from '../files/migrate.ts'

/** What a word became, in the order of the numbers: those of `message-table.ts`, as they were when this was shipped. */
const SENDER_KINDS = ['customer', 'user', 'system']
const TYPES = ['text', 'note', 'system', 'image', 'file', 'audio', 'video', 'emergency']
const STATUSES = ['sent', 'pending_approval', 'approved', 'rejected', 'deleted']

const numberOf = (column: string, words: readonly string[]) =>
  `case ${column} ${words.map((word, number) => `when '${word}' then ${number}`).join(' ')} end`

/** What few messages have, by its name in the JSON: texts are quoted, the rest is JSON already. */
const RARE = {
  attachment: 'json(attachment)',
  event: 'json(event)',
  replyTo: 'json_quote(reply_to)',
  editedAt: 'json_quote(edited_at)',
  editedBy: 'json_quote(edited_by)',
  deletedAt: 'json_quote(deleted_at)',
  deletedBy: 'json_quote(deleted_by)',
  review: 'json(review)',
}
const rareParts = Object.entries(RARE).map(
  ([name, json]) =>
    `select '${name}' as name, ${json} as value where ${json.slice(json.indexOf('(') + 1, -1)} is not null`,
)

/**
 * Messages in less than half the bytes. Ids of sessions and people are numbers of the table `ids`, a message's own id is
 * its 16 bytes, words that repeat are numbers, and what few messages have is one JSON. Who sent a message stands in the
 * index by `seq`, so that unread ones are counted there. A place is one of 2,048 of 32 seconds, in place of 1,000 of
 * each millisecond: the full text keeps the distance between two places with every word. Its blocks fit a page of an
 * encrypted file; of 4,050 bytes, as they come, each reached into a second one.
 */
export const cache009: Migration = {
  version: 9,
  up(writer) {
    writer.exec(`
      create table ids (key integer primary key, id text unique not null) strict;
      insert into ids (id)
        select session_id from messages union
        select sender_id from messages where sender_id is not null;

      drop trigger message_indexed;
      drop trigger message_unindexed;
      drop trigger message_reindexed;
      drop table message_index;
      alter table messages rename to messages_before;

      create table messages (
        place integer primary key,
        id blob not null check (length(id) = 16),
        session_key integer not null,
        seq integer not null,
        sender_kind integer not null,
        sender_key integer,
        type integer not null,
        status integer not null,
        delay_ms integer not null,
        has_file integer not null,
        generation integer not null,
        body text not null,
        more text
      ) strict;

      -- In the order of time; what a window has no place for goes on in the next one.
      create temp table places (before integer primary key, place integer, written_at integer) strict;
      insert into places
        select before, max(written_at / 32000 * 2048 - number) over (order by number) + number, written_at
        from (
          select place as before, row_number() over (order by place) as number,
            unixepoch(created_at) * 1000 + cast(substr(created_at, 21, 3) as integer) as written_at
          from messages_before
        );
      insert into messages
        select places.place, unhex(replace(messages_before.id, '-', '')), chats.key, seq,
          ${numberOf('sender_kind', SENDER_KINDS)}, people.key,
          ${numberOf('type', TYPES)}, ${numberOf('status', STATUSES)},
          written_at - places.place / 2048 * 32000, attachment is not null and deleted_at is null, generation, body,
          iif(coalesce(attachment, event, reply_to, edited_at, edited_by, deleted_at, deleted_by, review) is null,
            null, (select json_group_object(name, json(value)) from (${rareParts.join(' union all ')})))
        from messages_before
          cross join places on before = messages_before.place
          join ids as chats on chats.id = session_id
          left join ids as people on people.id = sender_id
        order by before;
      drop table places;
      drop table messages_before;

      create index messages_by_id on messages (substr(id, 1, 8));
      create index messages_by_seq on messages (session_key, seq, sender_kind);
      create index messages_to_review on messages (session_key, seq) where status = 1;
      create index messages_with_files on messages (session_key, place) where has_file = 1;

      create virtual table message_index using fts5(
        body, content = '', columnsize = 0, prefix = '2 3',
        tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'");
      insert into message_index (message_index, rank) values ('secure-delete', 1);
      insert into message_index (message_index, rank) values ('pgsz', 3970);
      insert into message_index (rowid, body) select place, words(body) from messages where body <> '';

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
    `)
  },
}
