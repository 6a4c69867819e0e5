import type { Catalogue } from '../../i18n/catalogue.ts'
import { h, icon } from './dom.ts'

/** While the last chat of a known customer is fetched. */
export class WaitingView {
  readonly element: HTMLElement

  constructor(texts: Catalogue, close: (() => void) | null) {
    this.element = h(
      'main',
      { class: 'conversation' },
      h(
        'header',
        { class: 'header' },
        h('div', { class: 'who' }, h('h1', { class: 'title' }, texts.team)),
        close &&
          h(
            'button',
            { type: 'button', class: 'plain', 'aria-label': texts.close, onclick: close },
            icon('close'),
          ),
      ),
      h(
        'p',
        { class: 'waiting', tabindex: -1 },
        h('span', { class: 'dots', 'aria-hidden': 'true' }),
        texts.loading,
      ),
    )
  }

  focus(): void {
    this.element.querySelector<HTMLElement>('.waiting')?.focus()
  }
}
