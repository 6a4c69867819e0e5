import type { Migration } from '../files/migrate.ts'

/**
 * Full text. A message's place follows the time it was written, so that hits in falling place are the newest first,
 * without sorting, and a span of time is a span of places. The index holds words only, no second copy of the text;
 * `secure-delete` takes a deleted text's words out of it at once. `words()` is the connection's own function.
 */
export const cache003: Migration = {
  version: 3,
  up(writer) {
    writer.exec(`
      delete from messages;
      delete from message_ranges;
      delete from sessions;
      delete from customers;
      update sync_state set epoch = null, rev = null, complete_to = null,
        reset_epoch = null, reset_rev = null, reset_resume = null;

      create virtual table message_index using fts5(
        body, content = '', tokenize = "unicode61 remove_diacritics 0", prefix = '2 3');
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

      -- Few enough to be looked through: their words stand beside them, with a space before each.
      alter table sessions add column words text not null default '';
      alter table customers add column words text not null default '';
    `)
  },
}
