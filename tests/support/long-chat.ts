import { v7 as uuidv7 } from 'uuid'
import { asStaff } from './people.ts'

/** Settings of a server that takes as many messages as it is given. */
export const PLENTY = { PARLEY_LIMIT_MESSAGES: '100000', PARLEY_LIMIT_SESSION_MESSAGES: '100000' }

/** Writes so many notes into a chat, in their order, as another member of staff with a device of their own. */
export async function writeNotes(
  serverUrl: string,
  name: string,
  sessionId: string,
  bodies: readonly string[],
): Promise<void> {
  const { ask } = await asStaff(serverUrl, name)
  for (const body of bodies) {
    const note = { id: uuidv7(), type: 'note', body, baseSeq: 1, force: true } as const
    await ask('sendMessage', { params: { sessionId }, body: note })
  }
}
