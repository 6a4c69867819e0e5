import { evict, giveBack, noteOpened } from './budget.ts'
import { saveDraft } from './drafts.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { findHoles } from './holes.ts'
import { dueMarks, markRead, settleMark } from './marks.ts'
import { messagesBefore, openSession, storeRange } from './messages.ts'
import { decide, enqueue, leaseDue, resumeAfterOutage, settleSent, settleSetback } from './outbox.ts'
import { owns } from './owns.ts'
import { lookAtPack } from './pack.ts'
import { countUnsent } from './pending.ts'
import { queueSum } from './queue-sum.ts'
import { queuePage } from './rows.ts'
import { search } from './search.ts'
import { readSnapshot } from './snapshot.ts'
import { applyPage, applyPoke, noteFresh, readPlace } from './sync.ts'

/** Questions: they get handles that cannot write. */
export const READS = {
  countUnsent,
  dueMarks,
  findHoles,
  lookAtPack,
  messagesBefore,
  openSession,
  owns,
  queuePage,
  queueSum,
  readPlace,
  readSnapshot,
  search,
} as const satisfies Record<string, (files: ReadFiles, input: never) => unknown>

/** Writes: each is one transaction a file, and answers what it changed. */
export const WRITES = {
  applyPage,
  applyPoke,
  decide,
  enqueue,
  evict,
  giveBack,
  leaseDue,
  markRead,
  noteFresh,
  noteOpened,
  resumeAfterOutage,
  saveDraft,
  settleMark,
  settleSent,
  settleSetback,
  storeRange,
} as const satisfies Record<string, (files: WriteFiles, input: never) => unknown>

type Calls = typeof READS & typeof WRITES

/** Everything that can be asked of the cache worker. */
export type CallName = keyof Calls
export type CallInput<Name extends CallName> =
  Parameters<Calls[Name]> extends [unknown, infer Input] ? [input: Input] : []
export type CallOutput<Name extends CallName> = ReturnType<Calls[Name]>
