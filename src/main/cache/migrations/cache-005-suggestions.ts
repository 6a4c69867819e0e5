import type { Migration } from '../files/migrate.ts'

/** What colleagues were writing when their chats came here, and what went from here to them. */
export const cache005: Migration = {
  version: 5,
  up(writer) {
    writer.exec(`
      create table suggestions (
        id text primary key not null,
        session_id text not null,
        author_id text not null,
        owner_id text,
        kind text not null,
        body text not null,
        base_seq integer not null,
        created_at text not null,
        generation integer not null
      ) strict;
      create index suggestions_by_session on suggestions (session_id, created_at);
    `)
  },
}
