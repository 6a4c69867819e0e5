import type { Migration } from '../files/migrate.ts'

/**
 * How chats came in, whether their customers are asked how they were helped, and what the workspace has said of itself.
 * The next pull brings everything and says so of the chats that are here.
 */
export const cache010: Migration = {
  version: 10,
  up(writer) {
    writer.exec(`
      alter table sessions add column channel text not null default 'widget';
      alter table sessions add column survey_asked_at text;
      create table workspace (
        id integer primary key check (id = 1),
        surveys integer not null,
        reference_url text
      ) strict;
      update sync_state set epoch = null, rev = null, complete_to = null,
        reset_epoch = null, reset_rev = null, reset_resume = null;
    `)
  },
}
