import type { Migration } from '../files/migrate.ts'

/**
 * What came from the server. `generation` says in which pull of everything a row was last seen. There are no foreign
 * keys: pages of a pull may bring a message before its session.
 */
export const cache001: Migration = {
  version: 1,
  up(writer) {
    writer.exec(`
      create table sessions (
        id text primary key not null,
        type text not null,
        category text,
        priority text not null,
        status text not null,
        customer_id text not null,
        team_id text,
        assignee_id text,
        subject text not null,
        tags text not null,
        external_ref text,
        metadata text not null,
        last_seq integer not null,
        last_message_at text not null,
        due_at text,
        created_at text not null,
        ended_at text,
        is_open integer not null generated always as (status not in ('ended', 'locked')) stored,
        generation integer not null
      ) strict;
      create index sessions_by_state on sessions (is_open, last_message_at desc, id desc);
      create index sessions_by_assignee on sessions (is_open, assignee_id, last_message_at desc, id desc);
      create index sessions_by_customer on sessions (customer_id);

      create table customers (
        id text primary key not null,
        name text not null,
        email text,
        avatar_url text,
        locale text,
        time_zone text,
        attributes text not null,
        created_at text not null,
        generation integer not null
      ) strict;

      create table users (
        id text primary key not null,
        name text not null,
        role text not null,
        team_ids text not null,
        avatar_url text,
        generation integer not null
      ) strict;

      create table teams (id text primary key not null, name text not null, generation integer not null) strict;

      create table participants (
        id text primary key not null,
        session_id text not null,
        kind text not null,
        member_id text not null,
        delivered_seq integer not null,
        read_seq integer not null,
        generation integer not null
      ) strict;
      create index participants_by_session on participants (session_id, kind, member_id);
      create index participants_by_member on participants (kind, member_id);

      -- The place is the table's own key, so that a text index over it can lean on it.
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
        unique (session_id, seq)
      ) strict;
      create index messages_of_customers on messages (session_id, seq) where sender_kind = 'customer';

      -- Which messages of a session are here: runs of seq without a hole, none of which touch.
      create table message_ranges (
        session_id text not null,
        lo integer not null,
        hi integer not null,
        primary key (session_id, lo)
      ) strict, without rowid;

      -- One row. reset_*: a pull of everything that is under way, and where it goes on.
      create table sync_state (
        id integer primary key check (id = 1),
        epoch text,
        rev integer,
        complete_to text,
        generation integer not null default 0,
        reset_epoch text,
        reset_rev integer,
        reset_resume text
      ) strict;
      insert into sync_state (id) values (1);
    `)
  },
}
