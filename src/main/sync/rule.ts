import type { Cursor } from '#shared/protocol.ts'

export type Verdict = 'drop' | 'apply' | 'pull'
export type Rule = (cursor: Cursor | null, frame: { from: number; to: number }) => Verdict

/**
 * The client's rule. What ends where we are, or before, is known. What begins where we are, or before, continues us;
 * changes that we have are skipped. What begins later leaves something out, and only a pull knows what.
 */
export const clientRule: Rule = (cursor, { from, to }) => {
  if (cursor === null || from > cursor.rev) return 'pull'
  return to <= cursor.rev ? 'drop' : 'apply'
}
