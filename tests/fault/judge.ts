import type { Message } from '#shared/entities.ts'
import type { ChannelOutput, PendingMessage } from '#shared/ipc.ts'
import { inWorkspace } from '../../src/server/db/index.ts'
import type { FarDesk } from '../support/far-desk.ts'
import type { FaultHouse } from '../support/fault-house.ts'
import { type DeskHistory, type Kept, violations } from '../support/history.ts'
import type { Chat } from './customers.ts'
import type { Ledger } from './ledger.ts'
import type { Names } from './names.ts'

/** Gathers what the database holds and what each desk shows, and says what is wrong with that. */
export class Judge {
  readonly #house: FaultHouse
  readonly #chats: readonly Chat[]
  readonly #names: Names

  constructor(house: FaultHouse, chats: readonly Chat[], names: Names) {
    this.#house = house
    this.#chats = chats
    this.#names = names
  }

  async judge(ledgers: readonly Ledger[]): Promise<string[]> {
    const clients = new Map<string, Map<string, Kept[]>>()
    const desks = new Map<string, DeskHistory>()
    const server = await this.kept()
    for (const [index, ledger] of ledgers.entries()) {
      const name = `${ledger.person}, desk ${index}`
      clients.set(`${name}, all along`, this.screen(ledger.desk))
      const anew = new Map<string, Kept[]>()
      const drafts = new Map<string, string>()
      const unread = new Map<string, { may: number[]; shown: number }>()
      for (const { id } of this.#chats) {
        const opened = await ledger.desk.ask('session.open', { sessionId: id })
        for (const draft of opened.drafts) drafts.set(`${id} ${draft.kind}`, draft.body)
        unread.set(id, { may: await this.#unread(ledger, id), shown: opened.row.unread })
        anew.set(id, await this.#readAll(ledger.desk, id, opened))
      }
      clients.set(`${name}, opened anew`, anew)
      const { written, discarded, typed } = ledger
      desks.set(name, { written, discarded, typed, drafts, unread })
    }
    const { acknowledged, intended } = this.#names
    return violations({ acknowledged, intended, server, clients, desks })
  }

  /** What the desk has been showing since it was started. */
  screen(desk: FarDesk): Map<string, Kept[]> {
    const { messages, pending } = desk.screen()
    return new Map(this.#chats.map(({ id }) => [id, this.#shown(messages[id] ?? [], pending[id] ?? [])]))
  }

  /** What the server holds. */
  async kept(): Promise<Map<string, Kept[]>> {
    const { db, workspaceId } = this.#house.world
    const ids = this.#chats.map(({ id }) => id)
    const rows = await inWorkspace(db, { workspaceId, id: null }, (tx) =>
      tx
        .selectFrom('messages')
        .select(['id', 'seq', 'session_id', 'type', 'body', 'status'])
        .where('session_id', 'in', ids)
        .orderBy('seq')
        .execute(),
    )
    const kept = new Map<string, Kept[]>(ids.map((id) => [id, []]))
    for (const row of rows) kept.get(row.session_id)?.push(this.#keep(row))
    return kept
  }

  /** What somebody would see who opened the chat now, and scrolled to its beginning. */
  async #readAll(
    desk: FarDesk,
    sessionId: string,
    { messages, more, pending }: Pick<ChannelOutput<'session.open'>, 'messages' | 'more' | 'pending'>,
  ): Promise<Kept[]> {
    const [first] = messages
    if (!more || !first) return this.#shown(messages, pending)
    const older = await desk.ask('messages.before', { sessionId, beforeSeq: first.seq })
    const all = [...older.messages, ...messages]
    return this.#readAll(desk, sessionId, { messages: all, more: older.more, pending })
  }

  #shown(messages: readonly Message[], pending: readonly PendingMessage[]): Kept[] {
    return [
      ...messages.map((message) => this.#keep(message)),
      ...pending.map(({ body, state }) => ({ id: body, seq: 0, authored: true, text: state })),
    ]
  }

  #keep(message: Pick<Message, 'id' | 'seq' | 'body'> & { type: string; status: string }): Kept {
    const { seq, type, body, status } = message
    return {
      id: this.#names.of(message),
      seq,
      authored: type !== 'system',
      text: `${status} ${type} ${body}`,
    }
  }

  /** By the database's mark, and by what was read at this desk: of who takes no part the server keeps none. */
  async #unread({ person, read }: Ledger, sessionId: string): Promise<number[]> {
    const { db, workspaceId, staff } = this.#house.world
    return inWorkspace(db, { workspaceId, id: null }, async (tx) => {
      const mark = await tx
        .selectFrom('participants')
        .select('read_seq')
        .where('session_id', '=', sessionId)
        .where('member_id', '=', staff[person].id)
        .executeTakeFirst()
      const customers = await tx
        .selectFrom('messages')
        .select('seq')
        .where('session_id', '=', sessionId)
        .where('sender_kind', '=', 'customer')
        .execute()
      return (read.get(sessionId) ?? [0]).map(
        (here) => customers.filter(({ seq }) => seq > Math.max(here, mark?.read_seq ?? 0)).length,
      )
    })
  }
}
