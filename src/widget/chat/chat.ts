import { v7 as newId } from 'uuid'
import { z } from 'zod'
import type { Command } from '#shared/commands.ts'
import type { SessionType, User } from '#shared/entities.ts'
import { Account, type Introduction } from './account.ts'
import { Connection, type ConnectionState } from './connection.ts'
import { type Conversation, Conversations } from './conversation.ts'
import { Marks } from './marks.ts'
import { PendingMessages, settledMessage } from './pending.ts'
import { Replica } from './replica.ts'
import { Sender } from './sender.ts'
import { type KeyStore, Slot } from './storage.ts'
import { Survey, type SurveyAnswer } from './survey.ts'
import { TypingSeen, TypingTeller } from './typing.ts'

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
  readonly #conversations: Conversations
  readonly #typingSeen = new TypingSeen(() => this.#changed())
  readonly #typingTeller = new TypingTeller((typing) => this.#tellTyping(typing))
  #listener: (state: ChatState) => void = () => undefined
  #scheduled = false
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
    this.#conversations = new Conversations({
      replica: this.#replica,
      pending: this.#pending,
      typing: this.#typingSeen,
      survey: this.#survey,
    })
    this.#sender = new Sender({
      pending: this.#pending,
      isOnline,
      send,
      settled: (message, receipt) => {
        const settled = settledMessage(message, receipt, this.#account.customerId)
        if (settled) this.#replica.settle(settled)
      },
      redirected: (from, to) => this.#conversations.redirect(from, to),
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
    const conversation = this.#conversations.current()
    const { state } = this.#connection
    return {
      connection: state.kind === 'connecting' && state.again ? 'offline' : state.kind,
      known: this.#account.customerId !== null,
      forgotten: this.#forgotten,
      conversation,
      waiting: this.#pending.all().some((message) => message.failed === null),
      unread: conversation ? this.#conversations.unreadIn(conversation.sessionId) : 0,
    }
  }

  user(id: string | null): User | null {
    return this.#conversations.user(id)
  }

  /** Becomes a customer, if the visitor is not one yet, and starts a chat. Throws what the screen has to explain. */
  async begin(introduction: Introduction, type: SessionType, body: string): Promise<void> {
    if (!this.#account.customerId) await this.#account.introduce(introduction)
    this.#forgotten = false
    const sessionId = newId()
    this.#conversations.choose(sessionId)
    this.#queue(sessionId, body, type)
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
    const last = this.#conversations.lastHeard('user')
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
    this.#conversations.choose(null)
    this.#forgotten = true
  }

  #mark(): void {
    const last = this.#conversations.lastHeard()
    if (last) this.#marks.note(last.sessionId, last.seq, this.#reading ? last.seq : 0)
  }

  #tellTyping(typing: boolean): void {
    const sessionId = this.#conversations.currentId
    if (sessionId && this.#replica.session(sessionId)) this.#connection.sayTyping({ sessionId, typing })
  }
}
