import { createHash, randomBytes } from 'node:crypto'
import { ParleyError } from '#shared/errors.ts'
import type { ChannelInput, ServerFound } from '#shared/ipc.ts'
import { type ProviderProblem, providerProblem } from '#shared/provider.ts'
import type { RouteBody, RouteResponse } from '#shared/rest.ts'
import { type Enrolment, secondFactorChallenge } from '#shared/second-factor.ts'
import { isOlder } from '#shared/version.ts'
import type { Api } from './api.ts'
import { listenForBrowser } from './loopback.ts'
import { normaliseServerUrl } from './server-url.ts'

/** Milliseconds that a server is waited for whose address has just been typed. */
const CHECK_MS = 8_000

type Entered = RouteResponse<'signIn'>

/** Asks a server to let somebody in on this device, with what they have shown. */
export interface WayIn<Answer extends Entered = Entered> {
  readonly serverUrl: string
  ask(device: RouteBody<'signIn'>['device']): Promise<Answer>
}

export interface WaysIn {
  /** The address and the password; where that is not enough, the rest is asked for by {@link WaysIn.code}. */
  password(input: ChannelInput<'account.signIn'>): WayIn
  code(code: string): WayIn<RouteResponse<'signInWithCode'>>
  /** Begins to set up what the workspace asks for. */
  enrol(): Promise<Enrolment>
  /** Through the browser, and the provider's page in it. */
  provider(typedUrl: string): Promise<WayIn>
  leaveProvider(): void
  check(typedUrl: string): Promise<ServerFound>
}

export interface WaysInOptions {
  readonly api: Api
  readonly appVersion: string
  /** Opens an address in the system's browser. */
  browse(url: string): Promise<void>
  /** The browser is back. */
  onBack(): void
}

export function createWaysIn({ api, appVersion, browse, onBack }: WaysInOptions): WaysIn {
  /** The password was right: what the code goes with. It never leaves this process. */
  let step: { serverUrl: string; challenge: string } | null = null
  let visit: AbortController | null = null

  function stepUnderWay(): { serverUrl: string; challenge: string } {
    if (step) return step
    throw new ParleyError('UNAUTHENTICATED', 'This sign-in is over.', { hint: 'Enter your password again.' })
  }

  /** What the page may know of a second step: that there is one. */
  function keepChallenge(serverUrl: string, refusal: ParleyError): ParleyError {
    const { challenge, isSetUp } = secondFactorChallenge.parse(refusal.body.details)
    step = { serverUrl, challenge }
    const { code, message } = refusal.body
    return new ParleyError(code, message, { details: { isSetUp } })
  }

  return {
    password({ serverUrl: typedUrl, email, password }) {
      const serverUrl = normaliseServerUrl(typedUrl)
      return {
        serverUrl,
        async ask(device) {
          step = null
          try {
            return await api({ serverUrl, route: 'signIn', body: { email, password, device } })
          } catch (error) {
            const needsCode = error instanceof ParleyError && error.code === 'SECOND_FACTOR_REQUIRED'
            throw needsCode ? keepChallenge(serverUrl, error) : error
          }
        },
      }
    },

    code(code) {
      const { serverUrl, challenge } = stepUnderWay()
      return {
        serverUrl,
        async ask(device) {
          const answer = await api({
            serverUrl,
            route: 'signInWithCode',
            body: { challenge, code, device },
          })
          step = null
          return answer
        },
      }
    },

    async enrol() {
      const { serverUrl, challenge } = stepUnderWay()
      return api({ serverUrl, route: 'enrolAtSignIn', body: { challenge } })
    },

    async provider(typedUrl) {
      const serverUrl = normaliseServerUrl(typedUrl)
      visit?.abort(left())
      visit = new AbortController()
      const [verifier, state] = [random(), random()]
      const { port, arrived } = await listenForBrowser(state, visit.signal)
      try {
        const challenge = createHash('sha256').update(verifier).digest('base64url')
        const { url } = await api({
          serverUrl,
          route: 'beginProviderSignIn',
          body: { challenge, state, port },
        })
        await browse(url)
        const answer = await arrived
        onBack()
        const code = answer.get('code')
        if (code === null) throw refusalOf(answer.get('problem'))
        return {
          serverUrl,
          ask: (device) => api({ serverUrl, route: 'signInWithProvider', body: { code, verifier, device } }),
        }
      } catch (error) {
        visit.abort(left())
        throw error
      }
    },

    leaveProvider() {
      visit?.abort(left())
    },

    async check(typedUrl) {
      const serverUrl = normaliseServerUrl(typedUrl)
      const { version, minAppVersion, provider } = await api({
        serverUrl,
        route: 'signInOptions',
        timeout: CHECK_MS,
      })
      const wantsNewer = isOlder(appVersion, minAppVersion)
      return { serverUrl, version, wantsNewer, provider: provider?.name ?? null }
    },
  }
}

function random(): string {
  return randomBytes(32).toString('base64url')
}

function left(): ParleyError {
  return new ParleyError('TIMEOUT', 'The sign-in in the browser was given up.')
}

function refusalOf(said: string | null): ParleyError {
  const problem: ProviderProblem = providerProblem.catch('failed').parse(said)
  return new ParleyError('FORBIDDEN', 'The single sign-on came to nothing.', { details: { problem } })
}
