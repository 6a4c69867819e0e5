import type { Session } from 'electron'
import { createSocketIoDial, type Dial } from '../connection/index.ts'
import type { Log } from '../diagnostics/index.ts'
import {
  createDiagnosis,
  createProxyLogins,
  createWay,
  type Diagnose,
  type ProxyLogin,
} from '../network/index.ts'
import { createProbe } from './probe.ts'

/** The ways out of this computer, as its system's settings have them. */
export interface Network {
  dial: Dial
  diagnose: Diagnose
  /** Answers the proxy that asked last, for everything that goes through it. */
  signInToProxy(login: ProxyLogin): Promise<void>
}

export function createNetwork(session: Session, log: Log): Network {
  const logins = createProxyLogins()
  const probe = createProbe(session, logins)
  return {
    dial: createSocketIoDial({
      way: createWay({ resolveProxy: (url) => session.resolveProxy(url), logins }),
      log,
    }),
    diagnose: createDiagnosis(probe),
    async signInToProxy(login) {
      const url = logins.give(login)
      // Asked once with the password, Chromium knows it for everything else in this session.
      if (url !== null) await probe(url)
    },
  }
}
