import type { Message } from '#shared/entities.ts'
import type { Reader } from '../access/index.ts'

/** Whether somebody's reply waits for approval: all of theirs do, or the workspace's voice messages. Notes never do. */
export function needsApproval({ approval }: Reader, type: Message['type']): boolean {
  return type !== 'note' && (approval === 'everything' || (approval === 'audio' && type === 'audio'))
}
