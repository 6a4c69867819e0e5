import type { Migration } from '../files/migrate.ts'
import { cache001 } from './cache-001-entities.ts'
import { cache002 } from './cache-002-wider-entities.ts'
import { cache003 } from './cache-003-search.ts'
import { cache004 } from './cache-004-budget.ts'
import { journal001 } from './journal-001-authored.ts'

export const CACHE_MIGRATIONS: readonly Migration[] = [cache001, cache002, cache003, cache004]
export const JOURNAL_MIGRATIONS: readonly Migration[] = [journal001]
