import { isReadOnly } from '#shared/access.ts'
import type { SystemEvent, User } from '#shared/entities.ts'
import type { Catalogue } from '../../i18n/catalogue.ts'
import type { Bubble, Notice, TimelineItem } from '../timeline.ts'
import { avatar } from './avatar.ts'
import { h, type IconName, icon } from './dom.ts'
import type { Formats } from './format.ts'
import { linked } from './links.ts'
import { RichText } from './rich-text.ts'

interface Options {
  texts: Catalogue
  formats: Formats
  user: (id: string | null) => User | null
  retry: (messageId: string) => void
  discard: (messageId: string) => void
  /** Rows have become higher or lower by themselves. */
  changedHeight: () => void
}

/** The messages, one list item each. A row is made anew only when something that it shows has changed. */
export class MessageList {
  readonly element: HTMLOListElement
  readonly #options: Options
  readonly #richText = new RichText(() => {
    this.update(this.#items)
    this.#options.changedHeight()
  })
  #items: readonly TimelineItem[] = []
  #rows = new Map<string, { signature: string; node: HTMLLIElement }>()

  constructor(options: Options) {
    this.#options = options
    this.element = h('ol', { class: 'messages' })
  }

  /** Shows the items and returns those that were not there before. */
  update(items: readonly TimelineItem[]): TimelineItem[] {
    this.#items = items
    const before = this.#rows
    const rows: typeof before = new Map()
    const added: TimelineItem[] = []
    let previous: Element | null = null
    for (const item of items) {
      const signature = this.#signature(item)
      const old = before.get(item.key)
      const row = old?.signature === signature ? old : { signature, node: this.#row(item) }
      if (old && old !== row) old.node.replaceWith(row.node)
      if (!old) {
        added.push(item)
        row.node.classList.toggle('arrived', before.size > 0)
      }
      rows.set(item.key, row)
      const wanted: Element | null = previous ? previous.nextElementSibling : this.element.firstElementChild
      if (wanted !== row.node) this.element.insertBefore(row.node, wanted)
      previous = row.node
    }
    for (const [key, row] of before) {
      if (!rows.has(key)) row.node.remove()
    }
    this.#rows = rows
    return added
  }

  /** What an event says, in words; null for those that do not concern the customer. */
  wording(event: SystemEvent): string | null {
    const { events, team } = this.#options.texts
    switch (event.kind) {
      case 'started':
        return events.started
      case 'claimed':
        return events.claimed(this.#options.user(event.userId)?.name ?? team)
      case 'assigned':
        return event.toUserId && event.toUserId !== event.fromUserId
          ? events.claimed(this.#options.user(event.toUserId)?.name ?? team)
          : null
      case 'joined':
        return events.claimed(this.#options.user(event.userId)?.name ?? team)
      case 'status':
        if (isReadOnly(event.to)) return isReadOnly(event.from) ? null : events.ended
        if (event.to === 'paused') return events.paused
        return event.from === 'paused' || isReadOnly(event.from) ? events.resumed : null
    }
  }

  /** A message of staff as it is read out. */
  spoken(bubble: Bubble): string {
    return `${this.nameOf(bubble)}: ${this.#richText.spoken(bubble.body)}`
  }

  nameOf(bubble: Bubble): string {
    const { texts, user } = this.#options
    return bubble.from === 'customer' ? texts.you : (user(bubble.senderId)?.name ?? texts.team)
  }

  #signature(item: TimelineItem): string {
    if (item.kind === 'message') return JSON.stringify([item, this.nameOf(item), this.#isRich(item)])
    return item.kind === 'event' ? (this.wording(item.event) ?? '') : this.#options.formats.day(item.at)
  }

  #row(item: TimelineItem): HTMLLIElement {
    switch (item.kind) {
      case 'day':
        return h('li', { class: 'day' }, h('time', { datetime: item.at }, this.#options.formats.day(item.at)))
      case 'event':
        return this.#notice(item)
      case 'message':
        return this.#bubble(item)
    }
  }

  #notice(item: Notice): HTMLLIElement {
    const text = this.wording(item.event)
    return h(
      'li',
      {
        class: 'event',
        hidden: text === null,
        'data-testid': 'message',
        'data-message-id': item.key,
        'data-from': 'system',
      },
      text,
    )
  }

  #bubble(item: Bubble): HTMLLIElement {
    const { user } = this.#options
    const sender = item.from === 'staff' ? user(item.senderId) : null
    const name = this.nameOf(item)
    return h(
      'li',
      {
        class: `message from-${item.from}${item.first ? ' first' : ''}${item.last ? ' last' : ''}`,
        'data-testid': 'message',
        'data-message-id': item.key,
        'data-from': item.from,
        'data-state': item.delivery,
      },
      item.last && sender && avatar(sender),
      h(
        'div',
        { class: 'stack' },
        h(
          'span',
          { class: item.first && item.from === 'staff' ? 'sender' : 'visually-hidden' },
          `${name}${item.first ? '' : ':'}`,
        ),
        h(
          this.#isRich(item) ? 'div' : 'p',
          {
            class: `bubble${this.#isRich(item) ? ' rich' : ''}`,
            dir: 'auto',
            'data-deleted': item.deleted,
          },
          ...this.#body(item),
        ),
        item.last && this.#meta(item),
        item.failed && this.#actions(item),
      ),
    )
  }

  /** Only staff's marks are read: a customer's stars are stars. */
  #isRich({ from, deleted, body }: Bubble): boolean {
    return from === 'staff' && !deleted && this.#richText.isRich(body)
  }

  #actions({ key, failed }: Bubble): HTMLElement {
    const { texts, retry, discard } = this.#options
    const action = (text: string, act: (messageId: string) => void) =>
      h('button', { type: 'button', class: 'link', onclick: () => act(key) }, text)
    // A chat that has ended will not take it at the second attempt either.
    const hopeless = failed === 'READ_ONLY'
    return h(
      'span',
      { class: 'actions' },
      !hopeless && action(texts.tryAgain, retry),
      action(texts.discard, discard),
    )
  }

  #body(item: Bubble): (Node | string)[] {
    if (item.deleted) return [this.#options.texts.deletedMessage]
    const pieces = this.#isRich(item) ? this.#richText.render(item.body) : linked(item.body)
    return item.attachment === null
      ? pieces
      : [h('span', { class: 'attachment' }, item.attachment), ...pieces]
  }

  #meta(item: Bubble): HTMLElement {
    const { texts, formats } = this.#options
    const time = h('time', { datetime: item.at, title: formats.full(item.at) }, formats.time(item.at))
    if (!item.delivery) return h('span', { class: 'meta' }, time)
    return h(
      'span',
      { class: 'meta' },
      time,
      texts.states[item.delivery],
      icon(DELIVERY_ICONS[item.delivery]),
    )
  }
}

const DELIVERY_ICONS = {
  pending: 'clock',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  failed: 'failed',
} as const satisfies Record<NonNullable<Bubble['delivery']>, IconName>
