import { readFile } from 'node:fs/promises'
import type { Asset } from './assets.ts'

export const SCHEME = 'app'
/** The origin of every page of ours. */
export const ORIGIN = `${SCHEME}://parley`
export const START_PAGE = `${ORIGIN}/index.html`

export const SCHEME_PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true } as const

/** Answers the console's own pages and what they load, and refuses everything else. */
export function createAssetHandler(
  assets: ReadonlyMap<string, Asset>,
  contentPolicy: string,
): (request: Pick<Request, 'method' | 'url'>) => Promise<Response> {
  return async ({ method, url }) => {
    const { host, pathname } = new URL(url)
    const asset = method === 'GET' && `${SCHEME}://${host}` === ORIGIN ? assets.get(pathname) : undefined
    if (!asset) return new Response(null, { status: 404 })
    return new Response(await readFile(asset.file), {
      headers: {
        'content-type': asset.mimeType,
        'content-security-policy': contentPolicy,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    })
  }
}
