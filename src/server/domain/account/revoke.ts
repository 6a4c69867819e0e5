import type { Tx } from '../../db/index.ts'

/** Ends sign-ins of a member of staff: all of them, unless narrowed down. */
export function revoke(tx: Tx, userId: string) {
  return tx
    .updateTable('refresh_tokens')
    .set({ revoked_at: new Date() })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
}
