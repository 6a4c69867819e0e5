import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { isReadOnly } from '#shared/access.ts'
import type { Command } from '#shared/commands.ts'
import type { Session, SessionType, User } from '#shared/entities.ts'
import { byLastMessage } from '#shared/queue.ts'
import { Account, type Introduction } from './account.ts'
import { Connection, type ConnectionState } from './connection.ts'
import { Marks } from './marks.ts'
import { type PendingMessage, PendingMessages, settledMessage } from './pending.ts'
import { Replica } from './replica.ts'
import { Sender } from './sender.ts'
import { type KeyStore, Slot } from './storage.ts'
import { Survey, type SurveyAnswer, type SurveyState } from './survey.ts'
import { type TimelineItem, timeline } from './timeline.ts'
import { TypingSeen, TypingTeller } from './typing.ts'

export interface Conversation {
  sessionId: string
  items: readonly TimelineItem[]
  hasEarlier: boolean
  status: Session['status']
  agent: User | null
  /** Who is typing now. */
  typing: User | null
  /** What is asked once it is over. */
  survey: SurveyState | null
}

export interface ChatState {
  /** `connecting` is the first time only: whoever was told of an outage hears of its end, not of every attempt. */
  connection: ConnectionState['kind']
  /** Whether the customer has introduced themselves. */
  known: boolean
  /** Their last account was taken back: they have to start over. */
  forgotten: boolean
  conversation: Conversation | null
  /** Something is waiting to be sent. */
  waiting: boolean
  unread: number
}

/** The chat behind the screen: what it shows is {@link state}, and {@link onChange} says when to look again. */
export class Chat {
  readonly #draft: Slot<z.ZodString>
  readonly #account: Account
  readonly #replica = new Replica()
  readonly #pending: PendingMessages
  readonly #connection: Connection
  readonly #sender: Sender
  readonly #marks: Marks
  readonly #survey: Survey
  readonly #typingSeen = new TypingSeen(() => this.#changed())
  readonly #typingTeller = new TypingTeller((typing) => this.#tellTyping(typing))
  #listener: (state: ChatState) => void = () => undefined
  #scheduled = false
  /** The session that was started here; otherwise the customer's latest is shown. */
  #chosen: string | null = null
  #reading = false
  #forgotten = false
  /** The newest message from staff that has been seen. */
  #lastHeard: string | null = null

  constructor(store: KeyStore, workspace: string) {
    this.#draft = new Slot(store, `parley.${workspace}.draft`, z.string())
    this.#account = new Account(store, workspace)
    this.#pending = new PendingMessages(store, workspace)
    this.#connection = new Connection(this.#account, this.#replica, {
      changed: () => this.#changed(),
      signedOut: () => this.#forget(),
      typing: ({ sessionId, kind, memberId, typing }) => {
        if (kind === 'user') this.#typingSeen.set(sessionId, memberId, typing)
      },
    })
    const send = (command: Command) => this.#connection.ask('command', command)
    const isOnline = () => this.#connection.state.kind === 'online'
    const changed = () => this.#changed()
    this.#marks = new Marks(send)
    this.#survey = new Survey({ store, workspace, isOnline, send, changed })
    this.#sender = new Sender({
      pending: this.#pending,
      isOnline,
      send,
      settled: (message, receipt) => {
        const settled = settledMessage(message, receipt, this.#account.customerId)
        if (settled) this.#replica.settle(settled)
      },
      redirected: (from, to) => {
        if (this.#chosen === from) this.#chosen = to
      },
      changed,
    })
  }

  start(listener: (state: ChatState) => void): void {
    this.#listener = listener
    window.addEventListener('online', () => this.#connection.kick())
    window.addEventListener('offline', () => this.#connection.cut())
    document.addEventListener('visibilitychange', () => this.#connection.kick())
    window.addEventListener('storage', (event) => {
      if ([this.#pending, this.#account, this.#survey].some(({ key }) => key === event.key)) this.#changed()
    })
    this.#changed()
  }

  state(): ChatState {
    const pending = this.#pending.all()
    const conversation = this.#conversation(pending)
    const { state } = this.#connection
    return {
      connection: state.kind === 'connecting' && state.again ? 'offline' : state.kind,
      known: this.#account.customerId !== null,
      forgotten: this.#forgotten,
      conversation,
      waiting: pending.some((message) => message.failed === null),
      unread: conversation ? this.#unread(conversation) : 0,
    }
  }

  /** Becomes a customer, if the visitor is not one yet, and starts a chat. Throws what the screen has to explain. */
  async begin(introduction: Introduction, type: SessionType, body: string): Promise<void> {
    if (!this.#account.customerId) await this.#account.introduce(introduction)
    this.#forgotten = false
    this.#chosen = newId()
    this.#queue(this.#chosen, body, type)
  }

  send(sessionId: string, body: string): void {
    this.#typingTeller.stop()
    this.#queue(sessionId, body, null)
  }

  retry(messageId: string): void {
    this.#pending.retry(messageId)
    this.#changed()
  }

  discard(messageId: string): void {
    this.#pending.remove(messageId)
    this.#changed()
  }

  /** The words that a chat would not take any more become the draft of the next. */
  takeBack(sessionId: string): void {
    const refused = this.#pending.all().filter((message) => message.sessionId === sessionId && message.failed)
    for (const { id } of refused) this.#pending.remove(id)
    this.draft = [...refused.map(({ body }) => body), this.draft].filter(Boolean).join('\n\n')
    this.#changed()
  }

  /** What is written and not sent, kept with every key: a reload does not cost a word. */
  get draft(): string {
    return this.#draft.read() ?? ''
  }

  set draft(text: string) {
    if (text) this.#draft.write(text)
    else this.#draft.clear()
  }

  /** What the customer says of how they were helped: kept as it comes, sent, or not wanted now. */
  answerSurvey(sessionId: string, answer: SurveyAnswer): void {
    const session = this.#replica.session(sessionId)
    if (session) this.#survey.answer(session, answer)
  }

  typed(): void {
    this.#typingTeller.key()
  }

  /** Whether the end of the conversation is before the customer's eyes. */
  setReading(reading: boolean): void {
    if (this.#reading === reading) return
    this.#reading = reading
    this.#changed()
  }

  async loadEarlier(sessionId: string): Promise<void> {
    const before = this.#replica.completeFrom(sessionId) - 1
    if (before < 1) return
    this.#replica.takeRange(
      sessionId,
      await this.#connection.ask('range', { sessionId, fromSeq: 1, toSeq: before, limit: 30 }),
    )
    this.#changed()
  }

  #queue(sessionId: string, body: string, opens: SessionType | null): void {
    this.draft = ''
    this.#pending.add({ id: newId(), sessionId, body, createdAt: new Date().toISOString(), opens })
    this.#changed()
  }

  /** The screen follows once per turn, however much has changed in it. */
  #changed(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      this.#settleFromLog()
      this.#hushTyping()
      // Here, or in another tab, somebody has become a customer.
      if (this.#account.customerId) this.#connection.start()
      if (this.#connection.state.kind === 'online') {
        void this.#sender.run()
        void this.#survey.run()
        this.#mark()
      }
      this.#listener(this.state())
    })
  }

  /** A tab that was closed before the answer came finds its message in the log. */
  #settleFromLog(): void {
    for (const { id } of this.#pending.all()) {
      if (this.#replica.hasMessage(id)) this.#pending.remove(id)
    }
  }

  /** Who has just written has stopped typing, even if their "no longer" has not come yet. */
  #hushTyping(): void {
    const sessionId = this.#currentSession(this.#pending.all())
    const messages = sessionId ? this.#replica.messagesOf(sessionId) : []
    const last = messages.filter(({ senderKind }) => senderKind === 'user').at(-1)
    if (!last || last.id === this.#lastHeard) return
    this.#lastHeard = last.id
    if (last.senderId) this.#typingSeen.set(last.sessionId, last.senderId, false)
  }

  /** What was written for the account that is gone cannot be sent; its text is handed back as a draft. */
  #forget(): void {
    const unsent = this.#pending.all().map((message) => message.body)
    if (unsent.length > 0) this.draft = unsent.join('\n\n')
    this.#pending.clear()
    this.#account.forget()
    this.#survey.clear()
    this.#chosen = null
    this.#forgotten = true
  }

  #currentSession(pending: readonly PendingMessage[]): string | null {
    if (this.#chosen && this.#exists(this.#chosen, pending)) return this.#chosen
    const opening = pending.find((message) => message.opens !== null)
    if (opening) return opening.sessionId
    const sessions = [...this.#replica.sessions].sort(byLastMessage)
    const latest = sessions.find((session) => !isReadOnly(session.status)) ?? sessions[0]
    return latest?.id ?? pending[0]?.sessionId ?? null
  }

  /** Here, on its way, or acknowledged and about to come with the log. Not when it was taken out of sight. */
  #exists(sessionId: string, pending: readonly PendingMessage[]): boolean {
    return (
      this.#replica.session(sessionId) !== undefined ||
      pending.some((message) => message.sessionId === sessionId) ||
      this.#replica.messagesOf(sessionId).length > 0
    )
  }

  #conversation(pending: readonly PendingMessage[]): Conversation | null {
    const sessionId = this.#currentSession(pending)
    if (!sessionId) return null
    const session = this.#replica.session(sessionId)
    const typist = this.#typingSeen.in(sessionId)
    return {
      sessionId,
      items: timeline(
        this.#replica.messagesOf(sessionId),
        this.#replica.participantsOf(sessionId),
        pending.filter((message) => message.sessionId === sessionId),
      ),
      hasEarlier: session !== undefined && this.#replica.completeFrom(sessionId) > 1,
      status: session?.status ?? 'waiting',
      agent: this.user(session?.assigneeId ?? null),
      typing: this.user(typist),
      survey: this.#survey.stateOf(session),
    }
  }

  user(id: string | null): User | null {
    return (id && this.#replica.user(id)) || null
  }

  #unread({ sessionId }: Conversation): number {
    const own = this.#replica.participantsOf(sessionId).find((participant) => participant.kind === 'customer')
    const read = own?.readSeq ?? 0
    return this.#replica
      .messagesOf(sessionId)
      .filter(({ senderKind, seq }) => senderKind === 'user' && seq > read).length
  }

  #mark(): void {
    const sessionId = this.#currentSession(this.#pending.all())
    const messages = sessionId ? this.#replica.messagesOf(sessionId) : []
    const last = messages.filter(({ senderKind }) => senderKind !== 'customer').at(-1)
    if (sessionId && last) this.#marks.note(sessionId, last.seq, this.#reading ? last.seq : 0)
  }

  #tellTyping(typing: boolean): void {
    const sessionId = this.#currentSession(this.#pending.all())
    if (sessionId && this.#replica.session(sessionId)) this.#connection.sayTyping({ sessionId, typing })
  }
}
