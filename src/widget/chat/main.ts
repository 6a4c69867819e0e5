import './zod-setup.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/intro.css'
import './styles/conversation.css'
import './styles/rich-text.css'
import './styles/survey.css'
import { type FromChat, isFromSite } from '../bridge.ts'
import { direction, pickLanguage } from '../i18n/language.ts'
import { Chat } from './chat.ts'
import { browserStore } from './storage.ts'
import { App } from './view/app.ts'

const parameters = new URLSearchParams(location.search)
const workspace = parameters.get('workspace') ?? 'demo'
const wanted = parameters.get('lang')
const language = pickLanguage(wanted ? [wanted] : navigator.languages)
/** Origin of the site whose frame this is; without one the chat is a page of its own. */
const site = window.parent === window ? null : parameters.get('site')

document.documentElement.lang = language
document.documentElement.dir = direction(language)

const tell = (message: FromChat) => {
  if (site) window.parent.postMessage(message, site)
}

const chat = new Chat(browserStore(), workspace)
const app = new App({ chat, language, close: site ? () => tell({ parley: 'close' }) : null })
document.getElementById('chat')?.append(app.element)

let returning: boolean | null = null
chat.start((state) => {
  app.update(state)
  if (returning !== state.known) {
    returning = state.known
    tell({ parley: 'ready', returning })
  }
  tell({ parley: 'unread', count: state.unread })
})

if (site) {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || event.origin !== site || !isFromSite(event.data)) return
    app.setShown(event.data.shown)
  })
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) tell({ parley: 'close' })
  })
} else {
  app.setShown(true)
}
