import { readFileSync } from 'node:fs'
import { documents } from './documents.ts'
import { renderPage } from './page/page.ts'

export { asyncApi } from './asyncapi.ts'
export { documents } from './documents.ts'
export { openApi, PREFIX } from './openapi.ts'
export { renderPage } from './page/page.ts'

const STYLES = ['base.css', 'frame.css', 'card.css']

export interface ServedDocument {
  /** Under the API's folder. */
  readonly path: string
  readonly type: string
  readonly body: string
}

/** The documents as they are served, made once: nothing in them changes while the server runs. */
export function servedDocuments(): readonly ServedDocument[] {
  const made = documents()
  const json = Object.entries(made).map(([name, document]) => ({
    path: `/${name}`,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(document),
  }))
  const page = renderPage(made['openapi.json'], made['asyncapi.json'])
  const style = STYLES.map((name) => readFileSync(new URL(`./page/styles/${name}`, import.meta.url), 'utf8'))
  return [
    ...json,
    { path: '/docs', type: 'text/html; charset=utf-8', body: page },
    { path: '/docs.css', type: 'text/css; charset=utf-8', body: style.join('\n') },
  ]
}
