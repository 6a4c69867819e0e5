import { isReadOnly } from '#shared/access.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Chat, ChatState } from '../chat.ts'
import type { Conversation } from '../conversation.ts'
import type { TimelineItem } from '../timeline.ts'
import { avatar } from './avatar.ts'
import { Composer } from './composer.ts'
import { h, icon, setText } from './dom.ts'
import type { Formats } from './format.ts'
import { MessageList } from './message-list.ts'
import { SurveyView } from './survey.ts'

interface Options {
  chat: Chat
  texts: Catalogue
  formats: Formats
  startNew: () => void
  /** Null where the chat is a page of its own. */
  close: (() => void) | null
  /** The end of the conversation has come into view or left it. */
  atEnd: (atEnd: boolean) => void
}

/** Nearer to the end than this counts as being there. */
const NEAR_PX = 48

/** An announcement stays this long. */
const SPOKEN_MS = 2_000

/** One chat: who answers, what was said, and where to write. */
export class ConversationView {
  readonly element: HTMLElement
  readonly #options: Options
  readonly #list: MessageList
  readonly #composer: Composer
  readonly #face = h('span', { class: 'face' })
  readonly #title = h('h1', { class: 'title' })
  readonly #status = h('p', { class: 'status' })
  readonly #scroll: HTMLElement
  readonly #earlier: HTMLButtonElement
  readonly #typing = h(
    'p',
    { class: 'typing', hidden: true },
    h('span', { class: 'dots', 'aria-hidden': 'true' }),
    h('span'),
  )
  readonly #down: HTMLButtonElement
  readonly #ended: HTMLElement
  readonly #survey: SurveyView
  readonly #announcer = h('div', { class: 'visually-hidden', 'aria-live': 'polite' })
  #announced: ReturnType<typeof setTimeout> | undefined
  #sessionId = ''
  #atEnd = true

  constructor(options: Options) {
    const { chat, texts, close } = options
    this.#options = options
    this.#list = new MessageList({
      ...options,
      changedHeight: () => this.#atEnd && this.#toEnd(),
      user: (id) => chat.user(id),
      retry: (id) => chat.retry(id),
      discard: (id) => chat.discard(id),
    })
    this.#composer = new Composer({
      texts,
      draft: chat.draft,
      typed: (text) => {
        chat.draft = text
        chat.typed()
      },
      send: (text) => {
        this.#atEnd = true
        chat.send(this.#sessionId, text)
      },
    })
    this.#earlier = h(
      'button',
      { type: 'button', class: 'pill', hidden: true, onclick: () => void this.#loadEarlier() },
      texts.earlier,
    )
    this.#down = h(
      'button',
      { type: 'button', class: 'pill down', hidden: true, onclick: () => this.#toEnd() },
      texts.newMessages,
      icon('down'),
    )
    this.#scroll = h(
      'div',
      {
        class: 'scroll',
        role: 'region',
        'aria-label': texts.conversation,
        tabindex: 0,
        onscroll: () => this.#scrolled(),
      },
      this.#earlier,
      this.#list.element,
      this.#typing,
    )
    const startNew = h(
      'button',
      { type: 'button', class: 'primary', onclick: () => this.#startNew() },
      texts.startNew,
    )
    this.#survey = new SurveyView({
      texts,
      answer: (answer) => {
        chat.answerSurvey(this.#sessionId, answer)
        if (answer === 'decline') startNew.focus()
      },
    })
    this.#ended = h('footer', { class: 'ended', hidden: true }, this.#survey.element, startNew)
    this.element = h(
      'main',
      { class: 'conversation' },
      h(
        'header',
        { class: 'header' },
        this.#face,
        h('div', { class: 'who' }, this.#title, this.#status),
        close &&
          h(
            'button',
            { type: 'button', class: 'plain', 'aria-label': texts.close, onclick: close },
            icon('close'),
          ),
      ),
      this.#scroll,
      h('div', { class: 'float' }, this.#down),
      this.#composer.element,
      this.#ended,
      this.#announcer,
    )
    new ResizeObserver(() => this.#atEnd && this.#toEnd()).observe(this.#scroll)
  }

  focus(): void {
    if (this.#composer.element.hidden) this.#scroll.focus()
    else this.#composer.focus()
  }

  update(conversation: Conversation, connection: ChatState['connection']): void {
    const fresh = conversation.sessionId !== this.#sessionId || this.#list.element.childElementCount === 0
    this.#sessionId = conversation.sessionId
    this.#updateHeader(conversation)
    const fromEnd = this.#scroll.scrollHeight - this.#scroll.scrollTop
    const added = this.#list.update(conversation.items)
    this.#earlier.hidden = !conversation.hasEarlier || connection !== 'online'
    this.#updateTyping(conversation)
    const readOnly = isReadOnly(conversation.status)
    const wasWriting = this.#composer.element.contains(document.activeElement)
    this.#composer.element.hidden = readOnly
    this.#ended.hidden = !readOnly
    if (readOnly && wasWriting) this.#scroll.focus()
    const question = this.#survey.update(conversation.survey) ? [this.#options.texts.survey.question] : []

    if (this.#atEnd || fresh) {
      this.#toEnd()
      this.#announce(fresh ? [] : added, question)
    } else if (added.some((item) => item === conversation.items.at(-1))) {
      this.#down.hidden = false
      this.#announce(added, question)
    } else {
      // Earlier messages have come in above: what was being read stays where it is.
      this.#scroll.scrollTop = this.#scroll.scrollHeight - fromEnd
    }
  }

  #updateHeader({ agent, status }: Conversation): void {
    const { texts } = this.#options
    setText(this.#title, agent?.name ?? texts.team)
    setText(this.#status, statusLine(texts, status))
    if (this.#face.dataset.user === (agent?.id ?? '')) return
    this.#face.dataset.user = agent?.id ?? ''
    this.#face.replaceChildren(
      agent ? avatar(agent) : h('span', { class: 'avatar', 'aria-hidden': 'true' }, '···'),
    )
  }

  #updateTyping({ typing }: Conversation): void {
    this.#typing.hidden = typing === null
    const words = this.#typing.lastElementChild
    if (typing && words) setText(words, this.#options.texts.typing(typing.name))
  }

  #toEnd(): void {
    this.#scroll.scrollTop = this.#scroll.scrollHeight
    this.#scrolled()
  }

  #scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_PX
    if (this.#atEnd) this.#down.hidden = true
    this.#options.atEnd(this.#atEnd)
  }

  /** Says what has just come in: what others wrote and what happened, not what the customer wrote themselves. */
  #announce(added: readonly TimelineItem[], question: readonly string[]): void {
    const said = added.flatMap((item) => {
      if (item.kind === 'event') return this.#list.wording(item.event) ?? []
      return item.kind === 'message' && item.from === 'staff' ? this.#list.spoken(item) : []
    })
    const words = [...said, ...question]
    if (words.length === 0) return
    setText(this.#announcer, words.join(' '))
    clearTimeout(this.#announced)
    // Once spoken it goes: whoever reads through the page should not meet the message twice.
    this.#announced = setTimeout(() => setText(this.#announcer, ''), SPOKEN_MS)
  }

  #startNew(): void {
    this.#options.chat.takeBack(this.#sessionId)
    this.#options.startNew()
  }

  async #loadEarlier(): Promise<void> {
    const { chat, texts } = this.#options
    this.#earlier.disabled = true
    setText(this.#earlier, texts.loading)
    // A lost connection says so itself; the button is there again when it is back.
    await chat.loadEarlier(this.#sessionId).catch(() => undefined)
    setText(this.#earlier, texts.earlier)
    this.#earlier.disabled = false
  }
}

function statusLine(texts: Catalogue, status: Conversation['status']): string {
  switch (status) {
    case 'waiting':
      return texts.waiting
    case 'active':
      return texts.answering
    case 'paused':
      return texts.paused
    case 'ended':
    case 'locked':
      return texts.ended
  }
}
