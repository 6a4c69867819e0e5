import type { Migration } from '../files/migrate.ts'

/** What was written here, and exists nowhere else until the server has taken it. */
export const journal001: Migration = {
  version: 1,
  up(writer) {
    writer.exec(`
      create table drafts (
        session_id text not null,
        kind text not null check (kind in ('reply', 'note')),
        body text not null,
        base_seq integer not null,
        updated_at text not null,
        unique (session_id, kind)
      ) strict;

      -- position: the order of writing, never given twice. next_at, lease: milliseconds; a row with a lease is in
      -- flight. is_confirmed: the agent has been asked whether it should still go out.
      create table outbox (
        position integer primary key autoincrement,
        id text unique not null,
        session_id text not null,
        kind text not null check (kind in ('reply', 'note')),
        body text not null,
        reply_to text,
        base_seq integer not null,
        is_forced integer not null default 0,
        is_confirmed integer not null default 0,
        state text not null default 'queued' check (state in ('queued', 'confirm', 'stale', 'failed')),
        attempts integer not null default 0,
        next_at integer not null default 0,
        lease integer,
        last_error text,
        created_at text not null
      ) strict;
      create index outbox_by_session on outbox (session_id, position);

      create table marks (session_id text primary key not null, read_seq integer not null) strict;
    `)
  },
}
