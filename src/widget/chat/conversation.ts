import { isReadOnly } from '#shared/access.ts'
import type { Message, Session, User } from '#shared/entities.ts'
import { byLastMessage } from '#shared/queue.ts'
import type { PendingMessage, PendingMessages } from './pending.ts'
import type { Replica } from './replica.ts'
import type { Survey, SurveyState } from './survey.ts'
import { type TimelineItem, timeline } from './timeline.ts'
import type { TypingSeen } from './typing.ts'

/** The one chat that is on the screen. */
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

interface Sources {
  replica: Replica
  pending: PendingMessages
  typing: TypingSeen
  survey: Survey
}

/** Which of the customer's chats is shown, and everything that is shown of it. */
export class Conversations {
  readonly #sources: Sources
  /** The session that was started here; otherwise the customer's latest is shown. */
  #chosen: string | null = null

  constructor(sources: Sources) {
    this.#sources = sources
  }

  choose(sessionId: string | null): void {
    this.#chosen = sessionId
  }

  /** What was to start a chat has become part of one that is open already. */
  redirect(from: string, to: string): void {
    if (this.#chosen === from) this.#chosen = to
  }

  get currentId(): string | null {
    const pending = this.#sources.pending.all()
    if (this.#chosen && this.#exists(this.#chosen, pending)) return this.#chosen
    const opening = pending.find((message) => message.opens !== null)
    if (opening) return opening.sessionId
    const sessions = [...this.#sources.replica.sessions].sort(byLastMessage)
    const latest = sessions.find((session) => !isReadOnly(session.status)) ?? sessions[0]
    return latest?.id ?? pending[0]?.sessionId ?? null
  }

  current(): Conversation | null {
    const sessionId = this.currentId
    if (!sessionId) return null
    const { replica, pending, typing, survey } = this.#sources
    const session = replica.session(sessionId)
    return {
      sessionId,
      items: timeline(
        replica.messagesOf(sessionId),
        replica.participantsOf(sessionId),
        pending.all().filter((message) => message.sessionId === sessionId),
      ),
      hasEarlier: session !== undefined && replica.completeFrom(sessionId) > 1,
      status: session?.status ?? 'waiting',
      agent: this.user(session?.assigneeId ?? null),
      typing: this.user(typing.in(sessionId)),
      survey: survey.stateOf(session),
    }
  }

  user(id: string | null): User | null {
    return (id && this.#sources.replica.user(id)) || null
  }

  /** What staff wrote and the customer has not read. */
  unreadIn(sessionId: string): number {
    const { replica } = this.#sources
    const own = replica.participantsOf(sessionId).find((participant) => participant.kind === 'customer')
    const read = own?.readSeq ?? 0
    return replica.messagesOf(sessionId).filter(({ senderKind, seq }) => senderKind === 'user' && seq > read)
      .length
  }

  /** The newest message of the shown chat that the customer did not write, or the newest of one kind. */
  lastHeard(kind?: Message['senderKind']): Message | undefined {
    const sessionId = this.currentId
    const messages = sessionId ? this.#sources.replica.messagesOf(sessionId) : []
    return messages
      .filter(({ senderKind }) => (kind ? senderKind === kind : senderKind !== 'customer'))
      .at(-1)
  }

  /** Here, on its way, or acknowledged and about to come with the log. Not when it was taken out of sight. */
  #exists(sessionId: string, pending: readonly PendingMessage[]): boolean {
    const { replica } = this.#sources
    return (
      replica.session(sessionId) !== undefined ||
      pending.some((message) => message.sessionId === sessionId) ||
      replica.messagesOf(sessionId).length > 0
    )
  }
}
