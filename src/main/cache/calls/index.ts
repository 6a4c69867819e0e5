import {
  addAttachmentPiece,
  beginAttachment,
  detachFile,
  nextUpload,
  noteSent,
  readAttachment,
  renewUpload,
  settleUpload,
} from './attachments.ts'
import { evict, giveBack, noteOpened } from './budget.ts'
import { searchCanned } from './canned.ts'
import { readCoverage } from './coverage.ts'
import { customerFiles, customerSessions } from './customer.ts'
import { decide, decideAll } from './decide.ts'
import { saveDraft } from './drafts.ts'
import { decideEdit, dueEdits, recordEdit, settleEdit } from './edit-work.ts'
import type { ReadFiles, WriteFiles } from './files.ts'
import { heldMessages, releaseHeld } from './held.ts'
import { findHoles } from './holes.ts'
import { leaseDue } from './lease.ts'
import { readLife, recordLife } from './life-line.ts'
import { dueMarks, markRead, settleMark } from './marks.ts'
import {
  findMessage,
  messagesAfter,
  messagesBefore,
  newestHoleOf,
  openSession,
  storeRange,
} from './messages.ts'
import { enqueue, resumeAfterOutage, settleSent, settleSetback } from './outbox.ts'
import { owns } from './owns.ts'
import { lookAtPack } from './pack.ts'
import { countUnsent } from './pending.ts'
import { countQueue, findSessions, queuePage } from './queue.ts'
import { queueSum } from './queue-sum.ts'
import { customerOf, isWithin } from './reach.ts'
import { heldOf, search } from './search.ts'
import { configureSending, notePolicy, readSending } from './sending.ts'
import { readSnapshot } from './snapshot.ts'
import { wakeSnoozed } from './snooze.ts'
import { decideSuggestion, dueSuggestions, settleSuggestion, undoSuggestion } from './suggestion-work.ts'
import { listHandOvers } from './suggestions.ts'
import { applyPage, applyPoke, noteFresh, readPlace } from './sync.ts'
import { listUnsent } from './unsent.ts'
import { noteWorkspace } from './workspace.ts'

/** Questions: they get handles that cannot write. */
export const READS = {
  countQueue,
  countUnsent,
  customerFiles,
  customerOf,
  customerSessions,
  dueMarks,
  findHoles,
  findMessage,
  findSessions,
  heldMessages,
  heldOf,
  isWithin,
  listHandOvers,
  listUnsent,
  lookAtPack,
  messagesAfter,
  messagesBefore,
  newestHoleOf,
  nextUpload,
  openSession,
  owns,
  queuePage,
  queueSum,
  readAttachment,
  readCoverage,
  readLife,
  readPlace,
  readSending,
  readSnapshot,
  search,
  searchCanned,
} as const satisfies Record<string, (files: ReadFiles, input: never) => unknown>

/** Writes: each is one transaction a file, and answers what it changed. */
export const WRITES = {
  addAttachmentPiece,
  applyPage,
  applyPoke,
  beginAttachment,
  configureSending,
  decide,
  decideAll,
  decideEdit,
  decideSuggestion,
  detachFile,
  dueEdits,
  dueSuggestions,
  enqueue,
  evict,
  giveBack,
  leaseDue,
  markRead,
  noteFresh,
  noteOpened,
  notePolicy,
  noteSent,
  noteWorkspace,
  recordEdit,
  recordLife,
  releaseHeld,
  renewUpload,
  resumeAfterOutage,
  saveDraft,
  settleEdit,
  settleMark,
  settleSent,
  settleSetback,
  settleSuggestion,
  settleUpload,
  storeRange,
  undoSuggestion,
  wakeSnoozed,
} as const satisfies Record<string, (files: WriteFiles, input: never) => unknown>

type Calls = typeof READS & typeof WRITES

/** Everything that can be asked of the cache worker. */
export type CallName = keyof Calls
export type CallInput<Name extends CallName> =
  Parameters<Calls[Name]> extends [unknown, infer Input] ? [input: Input] : []
export type CallOutput<Name extends CallName> = ReturnType<Calls[Name]>
