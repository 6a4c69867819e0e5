import { describe, expect, it } from 'vitest'
import { createAccessTokens } from '../../../src/server/domain/account/access-token.ts'

const SECRET = 'Qm9vZ2llV29vZ2llMTIzNDU2Nzg5MFhZWg'
const ID = '01920000-0000-7000-8000-000000000001'
const member = { workspaceId: ID, kind: 'customer', id: ID } as const

describe('an access token', () => {
  it('says who, on which device, and until when', async () => {
    const tokens = createAccessTokens(SECRET, 60)
    const caller = await tokens.verify(await tokens.issue(member, ID, 'known'))
    expect(caller).toMatchObject({ ...member, deviceId: ID, trust: 'known' })
    expect(caller.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(60_000)
  })

  it('is worth nothing to a server with another secret', async () => {
    const token = await createAccessTokens(SECRET, 60).issue(member, ID, 'known')
    const other = createAccessTokens(`${SECRET}x`, 60)
    await expect(other.verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})
