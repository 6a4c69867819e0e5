import type { Api } from '../../src/main/account/api.ts'
import { createWaysIn, type WaysIn } from '../../src/main/account/ways-in.ts'

/** For a console without a browser. */
export function waysWithoutBrowser(api: Api): WaysIn {
  return createWaysIn({ api, appVersion: '0.1.0', browse: async () => undefined, onBack: () => undefined })
}
