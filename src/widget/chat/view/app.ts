import { CATALOGUES, type Catalogue } from '../../i18n/catalogue.ts'
import { type Language, regional } from '../../i18n/language.ts'
import type { Chat, ChatState } from '../chat.ts'
import { ConversationView } from './conversation.ts'
import { h, icon, setText } from './dom.ts'
import { Formats } from './format.ts'
import { IntroView } from './intro.ts'
import { WaitingView } from './waiting.ts'

type View = IntroView | ConversationView | WaitingView

interface Options {
  chat: Chat
  language: Language
  close: (() => void) | null
}

/** The screen: the introduction or the conversation, under a line that tells of the connection when there is none. */
export class App {
  readonly element: HTMLElement
  readonly #chat: Chat
  readonly #texts: Catalogue
  readonly #formats: Formats
  readonly #close: (() => void) | null
  readonly #connection: HTMLElement
  #view: View | null = null
  /** The customer asked for another chat while one is there. */
  #startsNew = false
  #shown = false
  #atEnd = true

  constructor({ chat, language, close }: Options) {
    this.#chat = chat
    this.#texts = CATALOGUES[language]
    this.#formats = new Formats(regional(language, navigator.languages))
    this.#close = close
    this.#connection = h(
      'div',
      { class: 'connection', role: 'status', 'data-testid': 'connection-state' },
      h('span'),
    )
    this.#connection.prepend(icon('offline'))
    this.element = h('div', { class: 'app' }, this.#connection)
    document.title = this.#texts.title
    document.addEventListener('visibilitychange', () => this.#tellReading())
  }

  update(state: ChatState): void {
    this.#connection.dataset.state = state.connection
    const line = this.#connection.lastElementChild
    if (line) setText(line, connectionLine(this.#texts, state))

    if (state.conversation && !this.#startsNew) {
      if (!(this.#view instanceof ConversationView)) this.#show(this.#conversationView())
      if (this.#view instanceof ConversationView) this.#view.update(state.conversation, state.connection)
    } else if (state.known && !state.conversation && state.connection !== 'online') {
      // A known customer's last chat is on its way: asking them to start one would be wrong.
      if (!(this.#view instanceof WaitingView)) this.#show(new WaitingView(this.#texts, this.#close))
    } else if (!(this.#view instanceof IntroView) || this.#view.introduces === state.known) {
      this.#show(this.#introView(state))
    }
  }

  /** Whether the panel is open in front of the customer. */
  setShown(shown: boolean): void {
    this.#shown = shown
    this.#tellReading()
    if (shown) this.#view?.focus()
  }

  #show(view: View): void {
    this.#view?.element.remove()
    this.#view = view
    this.element.append(view.element)
    if (this.#shown) view.focus()
  }

  #conversationView(): ConversationView {
    return new ConversationView({
      chat: this.#chat,
      texts: this.#texts,
      formats: this.#formats,
      close: this.#close,
      startNew: () => {
        this.#startsNew = true
        this.update(this.#chat.state())
      },
      atEnd: (atEnd) => {
        this.#atEnd = atEnd
        this.#tellReading()
      },
    })
  }

  #introView(state: ChatState): IntroView {
    const leave = () => {
      this.#startsNew = false
      this.update(this.#chat.state())
    }
    return new IntroView({
      chat: this.#chat,
      texts: this.#texts,
      close: this.#close,
      started: leave,
      back: state.conversation ? leave : null,
    })
  }

  #tellReading(): void {
    const inView = this.#shown && this.#atEnd && this.#view instanceof ConversationView
    this.#chat.setReading(inView && document.visibilityState === 'visible')
  }
}

function connectionLine(texts: Catalogue, { connection, waiting }: ChatState): string {
  switch (connection) {
    case 'connecting':
      return texts.connecting
    case 'offline':
      return waiting ? texts.offlineWaiting : texts.offline
    case 'unsupported':
      return texts.tooOld
    default:
      return ''
  }
}
