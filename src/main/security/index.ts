import type { App } from 'electron'
import type { Log } from '../diagnostics/index.ts'
import { guardContents } from './contents.ts'

export { CONTENT_POLICY } from './content-policy.ts'
export { checkedLink } from './links.ts'
export {
  type Asker,
  createTrustedSenders,
  type OwnChat,
  type TrustedSenders,
  type WindowKind,
} from './senders.ts'
export { guardSession } from './session.ts'
export { webPreferences } from './web-preferences.ts'

/** What holds for the whole application, whatever creates a page in it. Called before `ready`. */
export function guardApp(app: Pick<App, 'on'>, log: Log): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log))
  app.on('certificate-error', (event, _contents, _url, error, _certificate, answer) => {
    event.preventDefault()
    log.warn('security.refused', { what: 'certificate', error })
    answer(false)
  })
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault()
    answer()
  })
}
