import type { Message } from '#shared/entities.ts'
import { accountOf } from '../../store/held.ts'
import { getState, setState } from '../../store/store.ts'

/** Shows a picture or a video by itself, in front of everything. */
export function openViewer({ id: messageId, sessionId }: Pick<Message, 'id' | 'sessionId'>): void {
  const accountId = accountOf(getState(), sessionId)
  if (accountId) setState({ dialog: { name: 'viewer', accountId, sessionId, messageId } })
}
