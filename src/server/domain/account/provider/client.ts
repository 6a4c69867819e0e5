import * as oidc from 'openid-client'
import type { ProviderSettings } from './settings.ts'

const TIMEOUT_SECONDS = 10

/** What a provider has vouched for. */
export interface Vouched {
  readonly issuer: string
  /** Theirs for the person, and never another's. */
  readonly subject: string
  /** Null where the provider does not say that it has verified it. */
  readonly email: string | null
}

interface Secrets {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface ProviderClient {
  /** The page to sign in on. */
  addressFor(secrets: Secrets): Promise<string>
  /** Changes the code for an ID token, and believes it only when its signature and all its claims hold. */
  exchange(answer: URLSearchParams, secrets: Secrets): Promise<Vouched>
}

/** An OpenID Connect provider. It is looked up when it is first needed: the server starts without it. */
export function createProviderClient(settings: ProviderSettings): ProviderClient {
  const { issuer, clientId, clientSecret, redirectUri } = settings
  let found: Promise<oidc.Configuration> | null = null

  function configuration(): Promise<oidc.Configuration> {
    found ??= discover().catch((error: unknown) => {
      found = null
      throw error
    })
    return found
  }

  function discover(): Promise<oidc.Configuration> {
    // Only this machine may be spoken to in the clear; the configuration has seen to that.
    const isClear = issuer.startsWith('http:')
    return oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: TIMEOUT_SECONDS,
      execute: [oidc.enableNonRepudiationChecks, ...(isClear ? [oidc.allowInsecureRequests] : [])],
    })
  }

  return {
    async addressFor({ state, nonce, verifier }) {
      return oidc.buildAuthorizationUrl(await configuration(), {
        ...{ redirect_uri: redirectUri, scope: 'openid email profile', state, nonce },
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href
    },

    async exchange(answer, { state, nonce, verifier }) {
      const tokens = await oidc.authorizationCodeGrant(
        await configuration(),
        new URL(`${redirectUri}?${answer}`),
        { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      )
      const claims = tokens.claims()
      if (claims === undefined) throw new Error('The provider has sent no ID token.')
      const isVerified = claims.email_verified === true && typeof claims.email === 'string'
      return { issuer: claims.iss, subject: claims.sub, email: isVerified ? `${claims.email}` : null }
    },
  }
}
