import type { FromSite } from '../bridge.ts'
import { isFromChat } from '../bridge.ts'
import type { Language } from '../i18n/language.ts'
import { direction } from '../i18n/language.ts'
import { LABELS } from './labels.ts'
import styles from './launcher.css?inline'

interface Options {
  /** Origin of the Parley server. */
  server: string
  workspace: string
  language: Language
}

/**
 * The button on a site and the chat's frame. Both live in a shadow root, styled by a constructed sheet: the site's
 * styles do not reach in, ours do not leak out, and a strict content security policy has nothing to object to.
 */
export class Launcher {
  readonly #options: Options
  readonly #host = document.createElement('div')
  readonly #root = this.#host.attachShadow({ mode: 'open' })
  readonly #button = document.createElement('button')
  readonly #badge = document.createElement('span')
  #frame: HTMLIFrameElement | null = null
  #ready = false
  #shown = false
  #unread = 0

  constructor(options: Options) {
    this.#options = options
  }

  mount(): void {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    this.#root.adoptedStyleSheets = [sheet]
    this.#host.dir = direction(this.#options.language)
    this.#host.lang = this.#options.language

    this.#button.type = 'button'
    this.#button.className = 'launcher'
    this.#button.dataset.testid = 'widget-launcher'
    this.#badge.className = 'badge'
    this.#badge.setAttribute('aria-hidden', 'true')
    this.#button.append(icon('open', OPEN_PATH), icon('close', CLOSE_PATH), this.#badge)
    this.#button.addEventListener('click', () => this.#show(!this.#shown))
    this.#root.append(this.#button)
    this.#label()

    window.addEventListener('message', (event) => this.#hear(event))
    document.body.append(this.#host)
    // Who has chatted before is told about new messages; everybody else loads the chat when they ask for it.
    if (this.#remembered()) this.#load()
  }

  #load(): HTMLIFrameElement {
    const { server, workspace, language } = this.#options
    const url = new URL('/widget/chat', server)
    url.search = new URLSearchParams({ workspace, lang: language, site: location.origin }).toString()
    const frame = document.createElement('iframe')
    frame.src = url.href
    frame.title = LABELS[language].frame
    frame.className = 'frame'
    frame.dataset.testid = 'widget-frame'
    frame.hidden = true
    this.#frame = frame
    // Before the button: who leaves the button backwards gets into the chat that it opened.
    this.#root.insertBefore(frame, this.#button)
    return frame
  }

  #show(shown: boolean): void {
    const frame = this.#frame ?? this.#load()
    this.#shown = shown
    frame.hidden = !shown
    this.#host.toggleAttribute('data-shown', shown)
    this.#label()
    this.#tellShown()
    if (shown) frame.focus()
    else this.#button.focus()
  }

  #hear(event: MessageEvent): void {
    if (event.origin !== this.#options.server || event.source !== this.#frame?.contentWindow) return
    const said: unknown = event.data
    if (!isFromChat(said)) return
    switch (said.parley) {
      case 'ready':
        this.#ready = true
        this.#remember(said.returning)
        this.#tellShown()
        break
      case 'unread':
        this.#unread = said.count
        this.#label()
        break
      case 'close':
        this.#show(false)
    }
  }

  /** Not before the chat runs: until then the frame belongs to nobody whom we could address. */
  #tellShown(): void {
    if (!this.#ready) return
    const message: FromSite = { parley: 'shown', shown: this.#shown }
    this.#frame?.contentWindow?.postMessage(message, this.#options.server)
  }

  #label(): void {
    const labels = LABELS[this.#options.language]
    const unread = this.#shown ? 0 : this.#unread
    this.#button.ariaLabel = this.#shown ? labels.close : unread > 0 ? labels.unread(unread) : labels.open
    this.#button.ariaExpanded = String(this.#shown)
    this.#badge.textContent = unread > 9 ? '9+' : String(unread)
    this.#badge.hidden = unread === 0
  }

  get #key(): string {
    return `parley.${this.#options.workspace}.returning`
  }

  #remembered(): boolean {
    try {
      return localStorage.getItem(this.#key) !== null
    } catch {
      return false
    }
  }

  #remember(returning: boolean): void {
    try {
      if (returning) localStorage.setItem(this.#key, '1')
      else localStorage.removeItem(this.#key)
    } catch {
      // A browser that keeps nothing for this site: the chat loads when it is opened.
    }
  }
}

const OPEN_PATH =
  'M12 3.5c-5 0-9 3.5-9 7.7 0 2.4 1.3 4.6 3.4 6-.1 1-.5 2-1.2 2.9-.2.3 0 .6.3.5 1.8-.2 3.3-.8 4.5-1.8.6.1 1.3.1 2 .1 5 0 9-3.5 9-7.7S17 3.5 12 3.5Z'
const CLOSE_PATH = 'm6 9 6 6 6-6'

function icon(name: string, path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon ${name}`)
  svg.setAttribute('aria-hidden', 'true')
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  shape.setAttribute('d', path)
  svg.append(shape)
  return svg
}
