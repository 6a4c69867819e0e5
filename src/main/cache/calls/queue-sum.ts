import { createHash } from 'node:crypto'
import { queueText } from '#shared/protocol.ts'
import { SESSIONS } from '../table.ts'
import type { ReadFiles } from './files.ts'

/** The sum over the open sessions that are here, to compare with the server's. */
export function queueSum({ cache }: ReadFiles): string {
  return createHash('sha256')
    .update(queueText(SESSIONS.select(cache, 'is_open = 1')))
    .digest('hex')
}
