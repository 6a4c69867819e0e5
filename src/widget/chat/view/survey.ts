import { MAX_RATING_COMMENT } from '#shared/commands/survey.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { SurveyAnswer, SurveyState } from '../survey.ts'
import { h, type IconName, icon } from './dom.ts'

interface Options {
  texts: Catalogue
  answer: (answer: SurveyAnswer) => void
}

const QUESTION = 'survey-question'
const FACES = ['face-1', 'face-2', 'face-3', 'face-4', 'face-5'] as const satisfies readonly IconName[]

/** How was it? A face and its word to choose, a few words if wanted; then thanks, or "not now". */
export class SurveyView {
  readonly element: HTMLElement
  readonly #texts: Catalogue
  readonly #form: HTMLFormElement
  readonly #scores: HTMLInputElement[]
  readonly #comment: HTMLTextAreaElement
  readonly #more: HTMLElement
  readonly #send: HTMLButtonElement
  readonly #thanks = h('p', {
    class: 'thanks',
    role: 'status',
    tabindex: -1,
    hidden: true,
    'data-testid': 'survey-thanks',
  })
  #kind: SurveyState['kind'] | null = null

  constructor({ texts, answer }: Options) {
    this.#texts = texts
    const words = texts.survey.scores
    this.#scores = FACES.map((_, index) =>
      h('input', {
        type: 'radio',
        name: 'score',
        value: index + 1,
        class: 'visually-hidden',
        onchange: () => answer({ score: index + 1 }),
      }),
    )
    this.#comment = h('textarea', {
      rows: 2,
      dir: 'auto',
      maxlength: MAX_RATING_COMMENT,
      'aria-label': texts.survey.comment,
      placeholder: texts.survey.comment,
      'data-testid': 'survey-comment',
      oninput: () => answer({ comment: this.#comment.value }),
    })
    this.#more = h('div', { class: 'more', hidden: true }, this.#comment)
    this.#send = h('button', { type: 'submit', class: 'primary', hidden: true }, texts.send)
    this.#form = h(
      'form',
      {
        class: 'survey',
        hidden: true,
        'data-testid': 'survey',
        onsubmit: (event) => {
          event.preventDefault()
          answer('submit')
        },
      },
      h(
        'div',
        { class: 'question' },
        h('p', { id: QUESTION }, texts.survey.question),
        h('button', { type: 'button', class: 'link', onclick: () => answer('decline') }, texts.survey.notNow),
      ),
      h(
        'div',
        { class: 'scores', role: 'radiogroup', 'aria-labelledby': QUESTION },
        ...this.#scores.map((input, index) =>
          h(
            'label',
            { class: 'score' },
            input,
            icon(FACES[index] ?? 'face-3'),
            h('span', {}, words[index] ?? ''),
          ),
        ),
      ),
      this.#more,
      this.#send,
    )
    this.element = h('div', { class: 'survey-place' }, this.#form, this.#thanks)
  }

  /** Shows the question or the thanks; answers whether the question has just come up. */
  update(state: SurveyState | null): boolean {
    const hadFocus = this.#form.contains(document.activeElement)
    const isNew = state?.kind === 'asked' && this.#kind !== 'asked'
    this.#kind = state?.kind ?? null
    this.#form.hidden = state?.kind !== 'asked'
    this.#thanks.hidden = state?.kind !== 'thanks'
    if (state?.kind === 'asked') this.#ask(state)
    if (state?.kind === 'thanks') this.#thank(state)
    if (this.#form.hidden && hadFocus) this.#thanks.focus()
    return isNew
  }

  #ask({ score, comment }: Extract<SurveyState, { kind: 'asked' }>): void {
    for (const [index, input] of this.#scores.entries()) input.checked = score === index + 1
    // What is being written here is ahead of what is kept.
    if (document.activeElement !== this.#comment) this.#comment.value = comment
    this.#more.hidden = score === null
    this.#send.hidden = score === null
  }

  #thank({ score, waiting }: Extract<SurveyState, { kind: 'thanks' }>): void {
    const { thanks, thanksWaiting, scores } = this.#texts.survey
    const words = `${thanks(scores[score - 1] ?? '')}${waiting ? ` ${thanksWaiting}` : ''}`
    if (this.#thanks.textContent === words) return
    this.#thanks.replaceChildren(icon(FACES[score - 1] ?? 'face-3'), h('span', {}, words))
  }
}
