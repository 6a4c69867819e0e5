import { MAX_BODY, type SessionType } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import { type Introduction, isEmail } from '../account.ts'
import type { Chat } from '../chat.ts'
import { h, icon, setAttribute, setText } from './dom.ts'

interface Options {
  chat: Chat
  texts: Catalogue
  started: () => void
  /** Back to the last chat; null when there is none. */
  back: (() => void) | null
  /** Null where the chat is a page of its own. */
  close: (() => void) | null
}

const TOPICS: readonly SessionType[] = ['general', 'booking', 'support', 'emergency']

interface Field {
  element: HTMLElement
  input: HTMLInputElement | HTMLTextAreaElement
  problem: HTMLElement
}

/** How a chat begins: who are you, what is it about. A customer whom we know is asked the second only. */
export class IntroView {
  readonly element: HTMLElement
  /** Whether it asks who the visitor is. */
  readonly introduces: boolean
  readonly #options: Options
  readonly #name: Field
  readonly #email: Field
  readonly #message: Field
  readonly #topics: HTMLFieldSetElement
  readonly #start: HTMLButtonElement
  readonly #problem = h('p', { class: 'problem', role: 'alert' })

  constructor(options: Options) {
    const { chat, texts, back, close } = options
    const { known, forgotten } = chat.state()
    this.#options = options
    this.introduces = !known
    this.#name = field(
      'name',
      texts.name,
      h('input', { autocomplete: 'name', maxlength: 100, required: true }),
    )
    this.#email = field(
      'email',
      `${texts.email} (${texts.optional})`,
      h('input', { type: 'email', autocomplete: 'email', inputmode: 'email', maxlength: 254, dir: 'ltr' }),
    )
    this.#message = field(
      'message',
      texts.firstMessage,
      h('textarea', {
        rows: 3,
        maxlength: MAX_BODY,
        placeholder: texts.firstMessageHint,
        dir: 'auto',
        required: true,
      }),
    )
    this.#message.input.value = chat.draft
    this.#message.input.addEventListener('input', () => {
      chat.draft = this.#message.input.value
    })
    this.#topics = topicPicker(texts)
    this.#start = h('button', { type: 'submit', class: 'primary', 'data-testid': 'intro-start' }, texts.start)
    this.element = h(
      'main',
      { class: 'intro' },
      h(
        'header',
        { class: 'welcome' },
        h(
          'div',
          { class: 'bar' },
          back &&
            h(
              'button',
              { type: 'button', class: 'plain', 'aria-label': texts.back, onclick: back },
              icon('back'),
            ),
          close &&
            h(
              'button',
              { type: 'button', class: 'plain end', 'aria-label': texts.close, onclick: close },
              icon('close'),
            ),
        ),
        h('h1', {}, texts.greeting),
        h('p', {}, forgotten ? texts.forgotten : texts.invitation),
      ),
      h(
        'form',
        {
          novalidate: true,
          onsubmit: (event) => {
            event.preventDefault()
            void this.#submit()
          },
        },
        this.introduces && this.#name.element,
        this.introduces && this.#email.element,
        this.#topics,
        this.#message.element,
        this.#problem,
        this.#start,
      ),
    )
  }

  focus(): void {
    const first = this.introduces ? this.#name : this.#message
    first.input.focus()
  }

  async #submit(): Promise<void> {
    const { chat, texts, started } = this.#options
    setText(this.#problem, '')
    if (!this.#check()) return
    this.#busy(true)
    try {
      await chat.begin(this.#introduction(), this.#topic(), this.#message.input.value.trim())
      started()
    } catch (error) {
      setText(this.#problem, explain(texts, error))
    } finally {
      this.#busy(false)
    }
  }

  /** Says what is wrong at each field, and takes the customer to the first. */
  #check(): boolean {
    const { errors } = this.#options.texts
    const { name, email } = this.#introduction()
    const wrong = [
      this.introduces && complain(this.#name, name ? '' : errors.nameMissing),
      this.introduces && complain(this.#email, email === null || isEmail(email) ? '' : errors.emailWrong),
      complain(this.#message, this.#message.input.value.trim() ? '' : errors.messageMissing),
    ].find((one) => one !== false && one !== null)
    if (wrong) wrong.input.focus()
    return !wrong
  }

  #introduction(): Introduction {
    return { name: this.#name.input.value.trim(), email: this.#email.input.value.trim() || null }
  }

  #topic(): SessionType {
    const checked = this.#topics.querySelector<HTMLInputElement>('input:checked')
    return TOPICS.find((topic) => topic === checked?.value) ?? 'general'
  }

  #busy(busy: boolean): void {
    const { texts } = this.#options
    this.#start.disabled = busy
    setText(this.#start, busy ? texts.starting : texts.start)
  }
}

function field(name: string, label: string, input: Field['input']): Field {
  const problem = h('p', { class: 'problem', id: `${name}-problem` })
  input.id = name
  input.name = name
  input.dataset.testid = `intro-${name}`
  return {
    element: h('div', { class: 'field' }, h('label', { for: name }, label), input, problem),
    input,
    problem,
  }
}

/** Shows a problem at a field, or none. Returns the field when there is one. */
function complain(field: Field, problem: string): Field | null {
  setText(field.problem, problem)
  setAttribute(field.input, 'aria-invalid', problem ? 'true' : null)
  setAttribute(field.input, 'aria-describedby', problem ? field.problem.id : null)
  return problem ? field : null
}

function topicPicker(texts: Catalogue): HTMLFieldSetElement {
  return h(
    'fieldset',
    { class: 'topics' },
    h('legend', {}, texts.topic),
    ...TOPICS.map((topic, index) =>
      h(
        'label',
        {},
        h('input', { type: 'radio', name: 'topic', value: topic, checked: index === 0 }),
        h('span', {}, texts.topics[topic]),
      ),
    ),
  )
}

function explain(texts: Catalogue, error: unknown): string {
  if (!(error instanceof ParleyError)) return texts.errors.unreachable
  if (error.code === 'RATE_LIMITED') return texts.tooManyRequests
  return error.retryable ? texts.errors.unreachable : texts.errors.refused
}
