import type { Migration } from '../files/migrate.ts'

/** Messages that are held back for a moment, turns between sessions, how an account sends, and drafts that travel. */
export const journal002: Migration = {
  version: 2,
  up(writer) {
    writer.exec(`
      -- held: not to leave before next_at, so that it can be taken back. round: whose turn it is among the sessions.
      -- is_paced: confirmed after an outage, and not to leave together with all the others.
      create table outbox_2 (
        position integer primary key autoincrement,
        id text unique not null,
        session_id text not null,
        kind text not null check (kind in ('reply', 'note')),
        body text not null,
        reply_to text,
        base_seq integer not null,
        is_forced integer not null default 0,
        is_confirmed integer not null default 0,
        is_paced integer not null default 0,
        state text not null default 'queued' check (state in ('held', 'queued', 'confirm', 'stale', 'failed')),
        round integer not null default 0,
        attempts integer not null default 0,
        next_at integer not null default 0,
        lease integer,
        last_error text,
        created_at text not null
      ) strict;
      insert into outbox_2 (position, id, session_id, kind, body, reply_to, base_seq, is_forced, is_confirmed, state,
          round, attempts, next_at, lease, last_error, created_at)
        select position, id, session_id, kind, body, reply_to, base_seq, is_forced, is_confirmed, state,
          row_number() over (partition by session_id order by position), attempts, next_at, lease, last_error, created_at
        from outbox;
      drop table outbox;
      alter table outbox_2 rename to outbox;
      create index outbox_by_session on outbox (session_id, position);
      create index outbox_lanes on outbox (session_id, position) where state <> 'failed';
      create index outbox_rounds on outbox (round) where state = 'queued';
      create index outbox_flights on outbox (session_id, lease) where lease is not null;
      create index outbox_asking on outbox (session_id, is_confirmed) where state = 'confirm';
      create index outbox_holds on outbox (next_at) where state = 'held';

      -- One row, once something is known. undo_seconds: how long a message can be taken back, as the agent has chosen.
      -- draft_travel: whether the workspace lets drafts go along with their chats, as it said last.
      create table sending (
        id integer primary key check (id = 1),
        undo_seconds integer not null default 0 check (undo_seconds between 0 and 10),
        draft_travel integer not null default 0
      ) strict;

      -- What was being written when a chat went to somebody else. id: the suggestion's. travelled: the server has it.
      create table handovers (
        id text primary key not null,
        session_id text not null,
        kind text not null check (kind in ('reply', 'note')),
        body text not null,
        base_seq integer not null,
        state text not null default 'waiting' check (state in ('waiting', 'travelled')),
        created_at text not null,
        unique (session_id, kind)
      ) strict;
      create index handovers_waiting on handovers (id) where state = 'waiting';

      -- What was decided about colleagues' suggestions. id: the command's. next_at: milliseconds, not told before.
      -- body_before, base_seq_before, body_after: of the draft that one was taken into, so that it can be undone.
      create table suggestion_decisions (
        id text primary key not null,
        suggestion_id text unique not null,
        session_id text not null,
        kind text not null check (kind in ('reply', 'note')),
        decision text not null check (decision in ('take', 'dismiss')),
        body_before text,
        base_seq_before integer,
        body_after text,
        is_told integer not null default 0,
        next_at integer not null
      ) strict;
      create index suggestion_decisions_by_session on suggestion_decisions (session_id);
    `)
  },
}
