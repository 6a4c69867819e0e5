import { z } from 'zod'
import { errorBody } from '../errors.ts'
import { MAX_FILE_NAME } from '../files.ts'
import { authoredId, id } from '../ids.ts'
import { ANY_WINDOW, type Channel, done } from './channel.ts'
import { draftKind } from './drafts.ts'

/** A dialog stays open for as long as somebody looks for their file. */
const DIALOG_MS = 30 * 60_000

const target = { sessionId: id, kind: draftKind }
const offset = z.int().nonnegative()

/** Files of drafts, and files that have come. No path of this computer crosses. */
export const attachmentsChannels = {
  /** Begins a file of a draft, from a drop or the clipboard; its bytes follow as `draft.attachPiece`. */
  'draft.attach': {
    callers: ANY_WINDOW,
    input: z.strictObject({
      ...target,
      name: z.string().min(1).max(MAX_FILE_NAME),
      size: z.int().positive(),
    }),
    output: z.object({ id: authoredId }),
    timeout: 5_000,
  },
  /** The next {@link FILE_PIECE} bytes, or the last ones. With these the file is part of the draft, and on disk. */
  'draft.attachPiece': {
    callers: ANY_WINDOW,
    input: z.strictObject({ id: authoredId, offset, bytes: z.instanceof(Uint8Array) }),
    output: z.object({ isWhole: z.boolean() }),
    timeout: 10_000,
  },
  /** Main asks which files, and reads them. Those that were refused are named. */
  'draft.attachFiles': {
    callers: ANY_WINDOW,
    input: z.strictObject(target),
    output: z.object({ refused: z.array(z.object({ name: z.string(), error: errorBody })) }),
    timeout: DIALOG_MS,
  },
  'draft.detach': {
    callers: ANY_WINDOW,
    input: z.strictObject({ id: authoredId }),
    output: done,
    timeout: 5_000,
  },
  /** Bytes of a file that has not been sent, {@link FILE_PIECE} at most; none behind its end. */
  'attachment.read': {
    callers: ANY_WINDOW,
    input: z.strictObject({ id: authoredId, offset }),
    output: z.object({ bytes: z.instanceof(Uint8Array), size: z.int() }),
    timeout: 5_000,
  },
  /**
   * A picture, recording or video that a message carries, or the small picture of it, to be shown; its type is among
   * those that run nothing.
   */
  'attachment.view': {
    callers: ANY_WINDOW,
    isBeyondChat: true,
    input: z.strictObject({ sessionId: id, messageId: id, thumbnail: z.boolean() }),
    output: z.object({ bytes: z.instanceof(Uint8Array), mimeType: z.string() }),
    timeout: 60_000,
  },
  /**
   * Saves a message's file where the agent says; it is opened by nobody but them. How far it is comes as `saving`.
   * `saved` is false when they say no, or cancel it.
   */
  'attachment.save': {
    callers: ANY_WINDOW,
    isBeyondChat: true,
    input: z.strictObject({ sessionId: id, messageId: id }),
    output: z.object({ saved: z.boolean() }),
    timeout: DIALOG_MS,
  },
  /** Nothing of what has come so far is kept. */
  'attachment.cancel': {
    callers: ANY_WINDOW,
    isBeyondChat: true,
    input: z.strictObject({ sessionId: id, messageId: id }),
    output: done,
    timeout: 5_000,
  },
} as const satisfies Record<string, Channel>
