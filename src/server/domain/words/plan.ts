import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../db/index.ts'

/** Entries with the words that one search looks at on a shelf, newest first, whoever may see them. */
export const CANDIDATES = 10_000

/**
 * How to go about words: `few` entries have them, which the index of words finds all; or `many` do, and a walk from
 * the newest on meets them soon.
 */
export type WordsPlan = 'few' | 'many'

/**
 * From here on the tables of words show what this tsquery finds, and nothing else. Of a query in a setting PostgreSQL
 * has no statistics, and would guess: `entries` are counted instead, as far as it takes, and the index of words is
 * taken or left accordingly.
 */
export async function wantWords(
  tx: Tx,
  query: string,
  entries: RawBuilder<unknown>,
  few = CANDIDATES,
): Promise<WordsPlan> {
  await sql`
    select set_config('parley.words', ${query}, true),
      set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'on', true)`.execute(tx)
  const { rows } = await sql<{ many: boolean }>`
    select count(*) > ${few} as many from (select ${entries} limit ${few + 1}) as counted`.execute(tx)
  if (rows[0]?.many !== true) return 'few'
  await sql`select set_config('enable_bitmapscan', 'off', true)`.execute(tx)
  return 'many'
}
