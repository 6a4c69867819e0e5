import { hash } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { ParleyError } from '#shared/errors.ts'
import { id } from '#shared/ids.ts'
import type { Identity } from '../access/index.ts'
import type { Trust } from './trust.ts'

const ISSUER = 'parley'
const AUDIENCE = 'parley'
/** Pinned: a token that names another is none of ours, whatever it says. */
const ALGORITHM = 'HS256'

const claims = z.object({
  sub: id,
  workspace: id,
  kind: z.enum(['user', 'customer']),
  device: id,
  /** Of a customer, as of the token's making: see {@link trustOf}. */
  trust: z.enum(['blocked', 'new', 'known']).default('new'),
  exp: z.int(),
})

/** An identity on one of its devices, for as long as its token lasts. */
export interface Caller extends Identity {
  readonly deviceId: string
  readonly trust: Trust
  readonly expiresAt: Date
}

export interface AccessTokens {
  /** Of a new token, in seconds. */
  readonly lifetime: number
  issue(identity: Identity, deviceId: string, trust: Trust): Promise<string>
  verify(token: string): Promise<Caller>
}

/** Tokens that have been verified before and need not be again; the oldest make room. */
const MAX_REMEMBERED = 10_000

export function createAccessTokens(secret: string, lifetime: number): AccessTokens {
  const key = new TextEncoder().encode(secret)
  /** By the tokens' digests: shorter than they are, and nothing to steal. */
  const verified = new Map<string, Caller>()

  function remember(digest: string, caller: Caller): Caller {
    const [oldest] = verified.keys()
    if (verified.size >= MAX_REMEMBERED && oldest !== undefined) verified.delete(oldest)
    verified.set(digest, caller)
    return caller
  }

  return {
    lifetime,
    issue: ({ workspaceId, kind, id }, deviceId, trust) =>
      new SignJWT({ workspace: workspaceId, kind, device: deviceId, ...(kind === 'customer' && { trust }) })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(id)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${lifetime}s`)
        .sign(key),

    async verify(token) {
      const digest = hash('sha256', token, 'base64url')
      const known = verified.get(digest)
      if (known !== undefined && known.expiresAt.getTime() > Date.now()) return known
      verified.delete(digest)
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['exp'],
        })
        const { sub, workspace, kind, device, trust, exp } = claims.parse(payload)
        return remember(digest, {
          ...{ id: sub, workspaceId: workspace, kind, deviceId: device },
          trust: kind === 'user' ? 'trusted' : trust,
          expiresAt: new Date(exp * 1000),
        })
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
