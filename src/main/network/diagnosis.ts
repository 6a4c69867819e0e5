import type { ParleyError } from '#shared/errors.ts'
import type { OfflineCause } from '#shared/ipc.ts'
import { ROUTES } from '#shared/rest.ts'
import { parseAddress } from './address.ts'
import { causeOf, troubleOf } from './trouble.ts'

/** What came back of one plain GET that carries nothing secret and follows no redirect. */
export type Finding =
  | { kind: 'answer'; status: number; body: string }
  | { kind: 'redirect'; to: string }
  | { kind: 'proxy_asks'; scheme: string }
  /** The failure's name, as Chromium or Node spells it. */
  | { kind: 'failed'; name: string }

export type Probe = (url: string) => Promise<Finding>

/** Asks why a server cannot be reached. Null when it answers: then the network lets everything but the socket through. */
export type Diagnose = (serverUrl: string) => Promise<ParleyError | null>

const HEALTH = `/v1${ROUTES.health.path}`

export function createDiagnosis(probe: Probe): Diagnose {
  return async (serverUrl) => {
    const cause = judge(await probe(serverUrl + HEALTH), serverUrl)
    if (cause === null) return null
    return troubleOf((await isPortal(cause, serverUrl)) ? 'captive_portal' : cause, serverUrl)
  }

  /**
   * A portal cannot answer for a server that is asked over TLS: there it looks like a wrong certificate, or like
   * nothing at all. Asked without, it shows itself by leading elsewhere.
   */
  async function isPortal(cause: OfflineCause, serverUrl: string): Promise<boolean> {
    if (!serverUrl.startsWith('https:') || cause.startsWith('proxy') || cause === 'no_network') return false
    const { hostname } = new URL(serverUrl)
    return judge(await probe(`http://${hostname}${HEALTH}`), `http://${hostname}`) === 'captive_portal'
  }
}

function judge(finding: Finding, serverUrl: string): OfflineCause | null {
  switch (finding.kind) {
    case 'failed':
      return causeOf(finding.name)
    case 'proxy_asks':
      return /^basic$/i.test(finding.scheme) ? 'proxy_auth' : 'proxy_scheme'
    case 'redirect':
      return isElsewhere(finding.to, serverUrl) ? 'captive_portal' : 'not_parley'
    case 'answer':
      return judgeAnswer(finding.status, finding.body)
  }
}

function judgeAnswer(status: number, body: string): OfflineCause | null {
  // 511, Network Authentication Required: what a portal answers that keeps to the book.
  if (status === 511) return 'captive_portal'
  if (status === 407) return 'proxy_auth'
  if (status === 429 || status >= 500) return 'server_error'
  return status === 200 && isHealth(body) ? null : 'not_parley'
}

function isHealth(body: string): boolean {
  try {
    return ROUTES.health.response.safeParse(JSON.parse(body)).success
  } catch {
    return false
  }
}

function isElsewhere(to: string, serverUrl: string): boolean {
  const target = parseAddress(to, serverUrl)
  return target !== null && target.hostname !== new URL(serverUrl).hostname
}
