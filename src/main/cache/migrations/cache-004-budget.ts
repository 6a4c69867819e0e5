import type { Migration } from '../files/migrate.ts'

/**
 * What the cache's budget needs. `opened_at`: when the agent last looked into a session; the order of `used_at` is that
 * of eviction. `evicted_to`: up to this `seq` a session's messages were evicted, and are not missed. `lacking`: sessions whose messages are not all here that should be; `is_urgent` are those without which
 * nothing is complete. The next pull brings everything and finds out which they are.
 */
export const cache004: Migration = {
  version: 4,
  up(writer) {
    writer.exec(`
      alter table sessions add column opened_at text;
      alter table sessions add column evicted_to integer not null default 0;
      alter table sessions add column used_at text
        generated always as (max(coalesce(opened_at, ''), last_message_at)) virtual;
      create index sessions_by_use on sessions (is_open, used_at, id);

      create table lacking (session_id text primary key not null, is_urgent integer not null) strict, without rowid;
      update sync_state set epoch = null, rev = null, complete_to = null,
        reset_epoch = null, reset_rev = null, reset_resume = null;
    `)
  },
}
