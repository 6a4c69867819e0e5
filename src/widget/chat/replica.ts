import { type Entity, type EntityName, isStaffOnly, type Message } from '#shared/entities.ts'
import type { Change, Cursor, Page, Poke, RangePage, UpFrame } from '#shared/protocol.ts'

type Tables = { [Name in EntityName]: Map<string, Entity[Name]> }

export type PokeOutcome = 'applied' | 'dropped' | 'buffered' | 'gap'

interface Reset {
  /** Where the first page stood: what was committed while the others were read comes again after it. */
  to: number
  seen: Set<string>
}

/**
 * What this customer may see, in memory, kept by the client rule: a frame that ends at or before the cursor is
 * dropped, one that reaches over it is applied from the cursor on, one that begins after it calls for a pull. While a
 * pull runs, pokes wait and are judged again when it is done.
 */
export class Replica {
  readonly #tables: Tables = {
    session: new Map(),
    message: new Map(),
    participant: new Map(),
    customer: new Map(),
    user: new Map(),
    team: new Map(),
    cannedResponse: new Map(),
    label: new Map(),
    attributeDefinition: new Map(),
    suggestion: new Map(),
  }
  /**
   * Per session, from which `seq` on everything is here. An edited, deleted or belatedly approved message may come from
   * before: it is kept aside until what lies between has come by `range`.
   */
  readonly #completeFrom = new Map<string, number>()
  #cursor: Cursor | null = null
  #pulling = false
  #buffered: Poke[] = []
  #reset: Reset | null = null

  get cursor(): Cursor | null {
    return this.#cursor
  }

  get sessions(): readonly Entity['session'][] {
    return [...this.#tables.session.values()]
  }

  session(id: string): Entity['session'] | undefined {
    return this.#tables.session.get(id)
  }

  user(id: string): Entity['user'] | undefined {
    return this.#tables.user.get(id)
  }

  /** In rising `seq`, without holes but those of what only staff may see. */
  messagesOf(sessionId: string): Message[] {
    const from = this.completeFrom(sessionId)
    return [...this.#tables.message.values()]
      .filter((message) => message.sessionId === sessionId && message.seq >= from)
      .sort((a, b) => a.seq - b.seq)
  }

  participantsOf(sessionId: string): Entity['participant'][] {
    return [...this.#tables.participant.values()].filter((participant) => participant.sessionId === sessionId)
  }

  hasMessage(id: string): boolean {
    return this.#tables.message.has(id)
  }

  /** Where the known part of a session begins; 1 when nothing is missing before it. */
  completeFrom(sessionId: string): number {
    return this.#completeFrom.get(sessionId) ?? 1
  }

  /** A connection has come up: what to ask for first. What was under way on the one before is void. */
  beginPull(): UpFrame<'pull'> {
    this.#pulling = true
    this.#reset = null
    this.#buffered = []
    return { since: this.#cursor }
  }

  takePoke(poke: Poke): PokeOutcome {
    if (this.#pulling || !this.#cursor) {
      this.#buffered.push(poke)
      return 'buffered'
    }
    if (poke.to <= this.#cursor.rev) return 'dropped'
    if (poke.from > this.#cursor.rev) return 'gap'
    const { epoch, rev } = this.#cursor
    this.#apply(poke.changes.filter((change) => change.rev > rev))
    this.#cursor = { epoch, rev: poke.to }
    return 'applied'
  }

  /** Takes in a page and says what to ask for next; null when nothing is missing. */
  takePage(page: Page): UpFrame<'pull'> | null {
    const since = this.#cursor
    if (page.reset) this.#reset ??= { to: page.to, seen: new Set() }
    this.#apply(page.changes)
    for (const change of page.changes) {
      if (change.op === 'put') this.#reset?.seen.add(change.value.id)
    }
    if (this.#reset) {
      if (page.more) return page.resume === null ? { since } : { since, resume: page.resume }
      this.#sweep(this.#reset.seen)
      this.#cursor = { epoch: page.epoch, rev: this.#reset.to }
      this.#reset = null
    } else {
      this.#cursor = { epoch: page.epoch, rev: page.to }
      if (page.more) return { since: this.#cursor }
    }
    return this.#drain()
  }

  takeRange(sessionId: string, range: RangePage): void {
    for (const message of range.messages) {
      // What changes have brought is newer than what was read before them.
      if (!this.hasMessage(message.id)) this.#put(message)
    }
    this.#completeFrom.set(sessionId, range.fromSeq)
  }

  /** Our own message, as its receipt says; the record that follows in the log replaces it. */
  settle(message: Message): void {
    if (!this.hasMessage(message.id)) this.#tables.message.set(message.id, message)
  }

  #drain(): UpFrame<'pull'> | null {
    this.#pulling = false
    const buffered = this.#buffered
    this.#buffered = []
    const gap = buffered.findIndex((poke) => this.takePoke(poke) === 'gap')
    return gap === -1 ? null : this.beginPull()
  }

  /** A session that comes into sight begins with the lowest of its messages: they are applied in rising `seq`. */
  #apply(changes: readonly Change[]): void {
    for (const change of [...changes].sort((a, b) => seqOf(a) - seqOf(b))) this.#applyOne(change)
  }

  #applyOne(change: Change): void {
    if (change.op === 'del') {
      this.#delete(change.entity, change.id)
    } else if (change.entity === 'message') {
      this.#put(change.value)
    } else {
      const table: Map<string, Entity[EntityName]> = this.#tables[change.entity]
      table.set(change.value.id, change.value)
    }
  }

  /** The server never sends a customer what staff tell each other; if it did, it would end here. */
  #put(message: Message): void {
    if (isStaffOnly(message)) return
    this.#tables.message.set(message.id, message)
    if (!this.#completeFrom.has(message.sessionId)) this.#completeFrom.set(message.sessionId, message.seq)
  }

  #delete(entity: EntityName, id: string): void {
    this.#tables[entity].delete(id)
    if (entity !== 'session') return
    this.#completeFrom.delete(id)
    for (const name of ['message', 'participant'] as const) {
      for (const row of this.#tables[name].values()) {
        if (row.sessionId === id) this.#tables[name].delete(row.id)
      }
    }
  }

  #sweep(seen: ReadonlySet<string>): void {
    this.#completeFrom.clear()
    for (const table of Object.values(this.#tables)) {
      for (const id of table.keys()) {
        if (!seen.has(id)) table.delete(id)
      }
    }
    for (const { sessionId, seq } of this.#tables.message.values()) {
      const first = this.#completeFrom.get(sessionId) ?? seq
      this.#completeFrom.set(sessionId, Math.min(first, seq))
    }
  }
}

function seqOf(change: Change): number {
  return change.op === 'put' && change.entity === 'message' ? change.value.seq : 0
}
