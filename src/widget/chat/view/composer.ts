import { MAX_BODY } from '#shared/entities.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { h, icon } from './dom.ts'

interface Options {
  texts: Catalogue
  draft: string
  typed: (text: string) => void
  send: (text: string) => void
}

/** Where the customer writes. Enter sends; with Shift, or while an input method composes, it does not. */
export class Composer {
  readonly element: HTMLFormElement
  readonly #input: HTMLTextAreaElement
  readonly #button: HTMLButtonElement
  readonly #options: Options

  constructor(options: Options) {
    const { texts, draft } = options
    this.#options = options
    this.#input = h('textarea', {
      rows: 1,
      dir: 'auto',
      maxlength: MAX_BODY,
      placeholder: texts.writeMessage,
      'aria-label': texts.writeMessage,
      'aria-describedby': 'composer-hint',
      enterkeyhint: 'send',
      'data-testid': 'composer-input',
      oninput: () => this.#edited(),
      onkeydown: (event) => this.#key(event),
    })
    this.#input.value = draft
    this.#button = h(
      'button',
      { type: 'submit', class: 'send', 'aria-label': texts.send, 'data-testid': 'composer-send' },
      icon('send'),
    )
    this.element = h(
      'form',
      {
        class: 'composer',
        onsubmit: (event) => {
          event.preventDefault()
          this.#send()
        },
      },
      h('span', { id: 'composer-hint', class: 'visually-hidden' }, texts.composerHint),
      h('div', { class: 'grow' }, this.#input),
      this.#button,
    )
    this.#fit()
  }

  focus(): void {
    this.#input.focus()
  }

  #edited(): void {
    this.#options.typed(this.#input.value)
    this.#fit()
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    this.#send()
  }

  #send(): void {
    const text = this.#input.value.trim()
    this.focus()
    if (!text) return
    this.#input.value = ''
    this.#fit()
    this.#options.send(text)
  }

  /** The box grows with its text: the style sheet lays a copy of the text under it, which gives it its height. */
  #fit(): void {
    this.#input.parentElement?.setAttribute('data-text', this.#input.value)
    this.#button.disabled = this.#input.value.trim() === ''
  }
}
