import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { ParleyError } from '#shared/errors.ts'
import { id } from '#shared/ids.ts'
import type { Identity } from '../access/index.ts'

const ISSUER = 'parley'
const AUDIENCE = 'parley'
/** Pinned: a token that names another is none of ours, whatever it says. */
const ALGORITHM = 'HS256'

const claims = z.object({
  sub: id,
  workspace: id,
  kind: z.enum(['user', 'customer']),
  device: id,
  exp: z.int(),
})

/** An identity on one of its devices, for as long as its token lasts. */
export interface Caller extends Identity {
  readonly deviceId: string
  readonly expiresAt: Date
}

export interface AccessTokens {
  /** Of a new token, in seconds. */
  readonly lifetime: number
  issue(identity: Identity, deviceId: string): Promise<string>
  verify(token: string): Promise<Caller>
}

export function createAccessTokens(secret: string, lifetime: number): AccessTokens {
  const key = new TextEncoder().encode(secret)
  return {
    lifetime,
    issue: (identity, deviceId) =>
      new SignJWT({ workspace: identity.workspaceId, kind: identity.kind, device: deviceId })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(identity.id)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${lifetime}s`)
        .sign(key),

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['exp'],
        })
        const { sub, workspace, kind, device, exp } = claims.parse(payload)
        return { id: sub, workspaceId: workspace, kind, deviceId: device, expiresAt: new Date(exp * 1000) }
      } catch (error) {
        if (error instanceof errors.JWTExpired) throw tokenExpired()
        throw new ParleyError('UNAUTHENTICATED', 'This access token is not valid.', {
          hint: 'Sign in again.',
        })
      }
    },
  }
}

export function tokenExpired(): ParleyError {
  return new ParleyError('TOKEN_EXPIRED', 'This access token has run out.', {
    hint: 'Refresh it and try again.',
  })
}
