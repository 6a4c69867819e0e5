import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { id } from '#shared/ids.ts'
import type { Identity } from '../access/index.ts'
import { linkGone } from './link.ts'

/** Not the access tokens': neither opens the other's doors, though one secret signs both. */
const AUDIENCE = 'parley-file'
const ALGORITHM = 'HS256'

const claims = z.object({
  sub: id,
  workspace: id,
  kind: z.enum(['user', 'customer']),
  file: id,
  thumbnail: z.boolean(),
})

/** Who may fetch what with a link. */
export interface LinkClaims {
  readonly identity: Identity
  readonly fileId: string
  readonly thumbnail: boolean
}

export interface LinkTokens {
  issue(claims: LinkClaims, expiresAt: Date): Promise<string>
  /** Throws NOT_FOUND for whatever is not a link of ours that still holds. */
  verify(token: string): Promise<LinkClaims>
}

export function createLinkTokens(secret: string): LinkTokens {
  const key = new TextEncoder().encode(secret)
  return {
    issue: ({ identity, fileId, thumbnail }, expiresAt) =>
      new SignJWT({ workspace: identity.workspaceId, kind: identity.kind, file: fileId, thumbnail })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(identity.id)
        .setAudience(AUDIENCE)
        .setExpirationTime(expiresAt)
        .sign(key),

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          audience: AUDIENCE,
          requiredClaims: ['exp'],
        })
        const { sub, workspace, kind, file, thumbnail } = claims.parse(payload)
        return { identity: { workspaceId: workspace, kind, id: sub }, fileId: file, thumbnail }
      } catch {
        throw linkGone()
      }
    },
  }
}
