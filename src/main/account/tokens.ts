import type { Lease } from '#shared/devices.ts'
import { type ErrorCode, ParleyError } from '#shared/errors.ts'
import type { Tokens } from '#shared/rest.ts'
import { errorFacts, type Log } from '../diagnostics/index.ts'
import type { Api } from './api.ts'

/** An access token this close to its end is not used any more: it might expire on its way. */
const MARGIN_MS = 30_000
/** Refusals after which only the password helps. Everything else may pass. */
const SIGNED_OUT: ReadonlySet<ErrorCode> = new Set([
  'UNAUTHENTICATED',
  'TOKEN_EXPIRED',
  'WRONG_CREDENTIALS',
  'FORBIDDEN',
])

export interface TokenKeeperOptions {
  serverUrl: string
  refreshToken: string
  api: Api
  /** Puts a new refresh token where a restart finds it. */
  store(refreshToken: string): Promise<void>
  /** The server has answered with tokens: the lease runs from then on. */
  onContact(lease: Lease): void
  /** The server has told this device to wipe itself. */
  onWiped(refusal: ParleyError): void
  log: Log
  /** Milliseconds; the wall clock, for it goes on while the computer sleeps. */
  now?: () => number
}

/** Holds one sign-in's tokens. The access token is in memory only. */
export interface TokenKeeper {
  /** `refresh` says that the last one was refused. Throws UNAUTHENTICATED when only signing in helps. */
  accessToken(refresh: boolean): Promise<string>
  /** Takes over the tokens of a new sign-in. */
  accept(tokens: Tokens): void
  refreshToken(): string
}

export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { serverUrl, api, store, onContact, onWiped, log, now = Date.now } = options
  let { refreshToken } = options
  let access: { token: string; until: number } | null = null
  let flight: Promise<string> | null = null

  function accept(tokens: Tokens): void {
    refreshToken = tokens.refreshToken
    if (tokens.lease) onContact(tokens.lease)
    const lifetime = tokens.expiresIn * 1_000
    access = { token: tokens.accessToken, until: now() + lifetime - Math.min(MARGIN_MS, lifetime / 2) }
  }

  /**
   * Each refresh token works once, so the new one is on disk before anybody uses what came with it. When the answer is
   * lost on its way, or we die before it is stored, the old token is tried again: for a minute the server forgives
   * that. Later it signs the whole family out, and the agent has to sign in again; drafts and what waits to be sent
   * are kept, for their key is not part of it.
   */
  async function refresh(): Promise<string> {
    const used = refreshToken
    try {
      const { tokens } = await api({ serverUrl, route: 'refresh', body: { refreshToken: used } })
      // Somebody signed in meanwhile: their tokens are the newer ones.
      if (refreshToken !== used && access) return access.token
      await store(tokens.refreshToken).catch((error: unknown) => {
        // This run can go on; the next one will have to ask for the password.
        log.error('account.token-not-stored', errorFacts(error))
      })
      accept(tokens)
      return tokens.accessToken
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error
      log.warn('account.refresh-failed', { code: error.code })
      if (error.code === 'DEVICE_WIPED') {
        onWiped(error)
        throw error
      }
      if (SIGNED_OUT.has(error.code)) {
        throw new ParleyError('UNAUTHENTICATED', 'You have been signed out.', {
          hint: 'Please sign in again.',
        })
      }
      // A page of a hotel's network is no Parley server either: what is not a refusal may pass.
      if (!error.retryable) throw new ParleyError('UNAVAILABLE', error.message)
      throw error
    }
  }

  return {
    async accessToken(refused) {
      if (!refused && access && now() < access.until) return access.token
      flight ??= refresh().finally(() => {
        flight = null
      })
      return flight
    },
    accept,
    refreshToken: () => refreshToken,
  }
}
