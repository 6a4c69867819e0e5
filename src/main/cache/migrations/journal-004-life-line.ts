import type { Migration } from '../files/migrate.ts'

/**
 * What happened to each message, without any of its text. It lies in the journal because most of it happens in
 * transactions there, and because it outlives the cache. Attempts may be many; everything else happens once.
 */
export const journal004: Migration = {
  version: 4,
  up(writer) {
    writer.exec(`
      create table life_line (
        position integer primary key,
        message_id text not null,
        kind text not null,
        at text not null,
        seq integer,
        server_at text,
        code text
      ) strict;
      create index life_line_by_message on life_line (message_id, position);
      create index life_line_by_age on life_line (at);
      create unique index life_line_once on life_line (message_id, kind) where kind not in ('sent', 'refused');

      alter table drafts add column started_at text;
    `)
  },
}
