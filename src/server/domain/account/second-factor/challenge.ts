import { createHash } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { ParleyError } from '#shared/errors.ts'
import { id } from '#shared/ids.ts'

const ISSUER = 'parley'
/** Another than that of access tokens, which are signed with the same secret: neither passes for the other. */
const AUDIENCE = 'parley second factor'
const ALGORITHM = 'HS256'
const SECONDS = 600

const claims = z.object({ sub: id, workspace: id, email: z.string(), device: id, mark: z.string() })

/** Somebody has given the right password, on this device and a short while ago. */
export interface Passed {
  readonly workspaceId: string
  readonly userId: string
  readonly email: string
  readonly deviceId: string
  /** Of the password that was right: another one since then voids this. */
  readonly mark: string
}

export interface Challenges {
  issue(passed: Passed): Promise<string>
  /** Throws UNAUTHENTICATED for what is none of ours, or too old. */
  read(challenge: string): Promise<Passed>
}

export function createChallenges(secret: string): Challenges {
  const key = new TextEncoder().encode(secret)
  return {
    issue: ({ workspaceId, userId, email, deviceId, mark }) =>
      new SignJWT({ workspace: workspaceId, email, device: deviceId, mark })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(userId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${SECONDS}s`)
        .sign(key),

    async read(challenge) {
      try {
        const { payload } = await jwtVerify(challenge, key, {
          algorithms: [ALGORITHM],
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['exp'],
        })
        const { sub, workspace, email, device, mark } = claims.parse(payload)
        return { workspaceId: workspace, userId: sub, email, deviceId: device, mark }
      } catch {
        throw challengeOver()
      }
    },
  }
}

export function challengeOver(): ParleyError {
  return new ParleyError('UNAUTHENTICATED', 'This sign-in has taken too long.', {
    hint: 'Sign in with your password again.',
  })
}

export function markOf(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('base64url').slice(0, 22)
}
