import type { Migration } from '../files/migrate.ts'
import { cache001 } from './cache-001-entities.ts'
import { cache002 } from './cache-002-wider-entities.ts'
import { cache003 } from './cache-003-search.ts'
import { cache004 } from './cache-004-budget.ts'
import { cache005 } from './cache-005-suggestions.ts'
import { cache006 } from './cache-006-words.ts'
import { cache007 } from './cache-007-queue.ts'
import { cache008 } from './cache-008-customer.ts'
import { cache009 } from './cache-009-smaller-messages.ts'
import { cache010 } from './cache-010-survey.ts'
import { journal001 } from './journal-001-authored.ts'
import { journal002 } from './journal-002-sending.ts'
import { journal003 } from './journal-003-attachments.ts'
import { journal004 } from './journal-004-life-line.ts'
import { journal005 } from './journal-005-reply-to.ts'
import { journal006 } from './journal-006-edits.ts'
import { journal007 } from './journal-007-caret.ts'

export const CACHE_MIGRATIONS: readonly Migration[] = [
  cache001,
  cache002,
  cache003,
  cache004,
  cache005,
  cache006,
  cache007,
  cache008,
  cache009,
  cache010,
]
export const JOURNAL_MIGRATIONS: readonly Migration[] = [
  journal001,
  journal002,
  journal003,
  journal004,
  journal005,
  journal006,
  journal007,
]
