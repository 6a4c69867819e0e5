import type { Migration } from '../files/migrate.ts'

/** Where the caret stood in a draft. */
export const journal007: Migration = {
  version: 7,
  up(writer) {
    writer.exec('alter table drafts add column caret integer')
  },
}
