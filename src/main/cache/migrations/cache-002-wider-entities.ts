import type { Migration } from '../files/migrate.ts'

/** Entities have new fields, which only the server knows: everything is emptied, and the next pull brings it anew. */
export const cache002: Migration = {
  version: 2,
  up(writer) {
    writer.exec(`
      delete from messages;
      delete from message_ranges;
      delete from participants;
      delete from sessions;
      delete from customers;
      delete from users;
      delete from teams;
      update sync_state set epoch = null, rev = null, complete_to = null,
        reset_epoch = null, reset_rev = null, reset_resume = null;

      alter table sessions add column attributes text not null default '{}';
      alter table sessions add column sla text;
      alter table sessions add column waiting_since text;
      alter table sessions add column snoozed_until text;
      alter table sessions add column offer text;
      alter table sessions add column end_reason text;
      alter table sessions add column rating text;

      alter table customers add column phone text;
      alter table customers add column external_id text;
      alter table customers add column notes text not null default '';
      alter table customers add column blocked_at text;
      alter table customers add column blocked_reason text;

      alter table users add column skills text not null default '[]';
      alter table users add column languages text not null default '[]';
      alter table users add column capacity integer not null default 0;

      alter table messages add column edited_by text;
      alter table messages add column deleted_by text;
      alter table messages add column review text;

      create table canned_responses (
        id text primary key not null,
        team_id text,
        owner_id text,
        shortcut text not null,
        title text not null,
        body text not null,
        updated_at text not null,
        generation integer not null
      ) strict;

      create table labels (
        id text primary key not null,
        kind text not null,
        name text not null,
        color text not null,
        archived_at text,
        generation integer not null
      ) strict;

      create table attribute_definitions (
        id text primary key not null,
        subject text not null,
        key text not null,
        label text not null,
        type text not null,
        choices text not null,
        archived_at text,
        generation integer not null
      ) strict;
    `)
  },
}
