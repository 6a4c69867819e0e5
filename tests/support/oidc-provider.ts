import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

const CLIENT_ID = 'parley'
const CLIENT_SECRET = 'a secret between the two'

/** Somebody who is signed in at the provider already, in the browser that comes. */
export interface Person {
  readonly sub: string
  readonly email: string
  readonly email_verified: boolean
}

/** What a provider may be told to get wrong. */
export interface Lies {
  readonly issuer?: string
  readonly audience?: string
  readonly nonce?: string
  readonly expired?: boolean
  /** Signed with a key that its document does not name. */
  readonly strangeKey?: boolean
  /** Changes the state on the browser's way back. */
  readonly state?: string
  /** Says no. */
  readonly denies?: boolean
}

export interface OidcProvider {
  readonly issuer: string
  readonly env: Record<string, string>
  person: Person
  lies: Lies
  close(): Promise<void>
}

/**
 * An OpenID Connect provider as the specification has it, which signs with RS256, checks its client, the redirect
 * address and PKCE, and takes each code once; but one that can be told to lie.
 */
export async function startOidcProvider(redirectUri: string): Promise<OidcProvider> {
  const keys = await generateKeyPair('RS256')
  const strange = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, { challenge: string; nonce: string; person: Person }>()

  async function idTokenOf(nonce: string, { sub, ...claims }: Person): Promise<string> {
    const { lies, issuer } = provider
    const expires = Math.floor(Date.now() / 1000) + (lies.expired ? -600 : 300)
    return new SignJWT({ ...claims, nonce: lies.nonce ?? nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(lies.issuer ?? issuer)
      .setAudience(lies.audience ?? CLIENT_ID)
      .setSubject(sub)
      .setIssuedAt(expires - 300)
      .setExpirationTime(expires)
      .sign(lies.strangeKey ? strange.privateKey : keys.privateKey)
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const { lies, person } = provider
    const isKnown = query.get('client_id') === CLIENT_ID && query.get('redirect_uri') === redirectUri
    if (!isKnown || query.get('code_challenge_method') !== 'S256') return void response.writeHead(400).end()
    const back = new URL(redirectUri)
    back.searchParams.set('state', lies.state ?? query.get('state') ?? '')
    if (lies.denies) {
      back.searchParams.set('error', 'access_denied')
    } else {
      const code = randomBytes(16).toString('hex')
      const challenge = query.get('code_challenge') ?? ''
      codes.set(code, { challenge, nonce: query.get('nonce') ?? '', person })
      back.searchParams.set('code', code)
    }
    response.writeHead(302, { location: back.href }).end()
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = new URLSearchParams(await textOf(request))
    const code = body.get('code') ?? ''
    const known = codes.get(code)
    codes.delete(code)
    const verifier = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    const isClient = body.get('client_id') === CLIENT_ID && body.get('client_secret') === CLIENT_SECRET
    if (!known || !isClient || known.challenge !== verifier || body.get('redirect_uri') !== redirectUri) {
      return json(response, 400, { error: 'invalid_grant' })
    }
    const id_token = await idTokenOf(known.nonce, known.person)
    json(response, 200, { access_token: 'opaque', token_type: 'Bearer', expires_in: 300, id_token })
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', provider.issuer)
    if (pathname === '/.well-known/openid-configuration') json(response, 200, documentOf(provider.issuer))
    else if (pathname === '/jwks') json(response, 200, { keys: [jwk] })
    else if (pathname === '/authorize') authorize(searchParams, response)
    else if (pathname === '/token') void token(request, response)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider: OidcProvider = {
    issuer,
    env: {
      PARLEY_PUBLIC_URL: new URL(redirectUri).origin,
      PARLEY_OIDC_ISSUER: issuer,
      PARLEY_OIDC_CLIENT_ID: CLIENT_ID,
      PARLEY_OIDC_CLIENT_SECRET: CLIENT_SECRET,
      PARLEY_OIDC_NAME: 'Acme',
    },
    person: { sub: 'nobody', email: 'nobody@acme.test', email_verified: true },
    lies: {},
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return provider
}

function documentOf(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  return text
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
