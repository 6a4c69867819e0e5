import type { Migration } from '../files/migrate.ts'

/** Fields of customers and sessions that were changed here and that the server does not know yet. */
export const journal006: Migration = {
  version: 6,
  up(writer) {
    writer.exec(`
      -- id: the command's. value, base: JSON, base being what was changed. sent: a JSON list of what may have reached the
      -- server since. error: why it was refused; null while it may still go out.
      create table edits (
        position integer primary key autoincrement,
        id text unique not null,
        subject text not null check (subject in ('customer', 'session')),
        subject_id text not null,
        field text not null,
        value text not null,
        base text not null,
        sent text not null default '[]',
        error text,
        created_at text not null,
        unique (subject_id, field)
      ) strict;
    `)
  },
}
