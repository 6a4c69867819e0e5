import type { Migration } from '../files/migrate.ts'

/** Which message a draft answers, so that a restart does not lose it. */
export const journal005: Migration = {
  version: 5,
  up(writer) {
    writer.exec(`
      alter table drafts add column reply_to text;

      -- Of the draft that a suggestion was taken into, so that undoing it brings the whole draft back.
      alter table suggestion_decisions add column reply_to_before text;
    `)
  },
}
