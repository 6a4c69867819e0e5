import { type Packed, pack } from '#shared/ipc/packed.ts'
import type { OpenedSession, Part } from './messages.ts'
import type { Run } from './ranges.ts'

/** A part of a conversation as it goes to the page. */
export interface PassedPart {
  page: Packed<Pick<Part, 'messages' | 'more'>>
  /** Place of the first message; null without one. */
  fromSeq: number | null
  missing: Run | null
}

export interface PassedSession {
  session: Packed<OpenedSession>
  /** Places of the first and the last message that are here; null without one. */
  fromSeq: number | null
  toSeq: number | null
  /** Place of the last one that there is. */
  lastSeq: number
}

function passPart({ messages, more, missing }: Part): PassedPart {
  return { page: pack({ messages, more }), fromSeq: messages[0]?.seq ?? null, missing }
}

function passSession(session: OpenedSession | null): PassedSession | null {
  if (!session) return null
  const { row, messages } = session
  return {
    session: pack(session),
    fromSeq: messages[0]?.seq ?? null,
    toSeq: messages.at(-1)?.seq ?? null,
    lastSeq: row.session.lastSeq,
  }
}

/**
 * Answers of these calls that main only passes on are packed in the worker, with what main needs to know beside them.
 * They are what their channels' schemas say by construction: a table's columns are its entity's fields, and what is in
 * them was parsed when it came from the server.
 */
export const PASSED = {
  messagesAfter: passPart,
  messagesBefore: passPart,
  openSession: passSession,
} as const

export type PassedName = keyof typeof PASSED
export type PassedOutput<Name extends PassedName> = ReturnType<(typeof PASSED)[Name]>
