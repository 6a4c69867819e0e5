import { v7 as uuidv7 } from 'uuid'
import { emailOf, PASSWORD } from './console.ts'

/** Settings of a server that takes as many messages as it is given. */
export const PLENTY = { PARLEY_LIMIT_MESSAGES: '100000', PARLEY_LIMIT_SESSION_MESSAGES: '100000' }

/** Writes so many notes into a chat, in their order, as another member of staff with a device of their own. */
export async function writeNotes(
  serverUrl: string,
  name: string,
  sessionId: string,
  bodies: readonly string[],
): Promise<void> {
  const device = { id: uuidv7(), name: 'test' }
  const signedIn = await post(serverUrl, '/v1/auth/sign-in', {
    email: emailOf(name),
    password: PASSWORD,
    device,
  })
  const { accessToken } = signedIn.tokens as { accessToken: string }
  for (const body of bodies) {
    const note = { id: uuidv7(), type: 'note', body, baseSeq: 1, force: true }
    await post(serverUrl, `/v1/sessions/${sessionId}/messages`, note, accessToken)
  }
}

async function post(serverUrl: string, path: string, body: object, token?: string) {
  const response = await fetch(`${serverUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}
