import type { Message } from '#shared/entities.ts'

/** What came of a run: what was acknowledged, what the server holds, and what each client shows. */
export interface History {
  /** Ids of messages that a client was told had been taken. */
  readonly acknowledged: readonly string[]
  /** Ids of messages that a client has tried to send, acknowledged or not. */
  readonly intended: readonly string[]
  /** Of the database, by session, in rising `seq`. */
  readonly server: ReadonlyMap<string, readonly Kept[]>
  /** By client: the messages it shows of each session, in the order it shows them. */
  readonly clients: ReadonlyMap<string, ReadonlyMap<string, Kept[]>>
  /** By client: what its user did there, and what it makes of that. Of clients that keep a journal. */
  readonly desks?: ReadonlyMap<string, DeskHistory>
}

/** `text`: the words, and whatever else must be the same everywhere. */
export type Kept = Pick<Message, 'id' | 'seq'> & { readonly authored: boolean; readonly text?: string }

export interface DeskHistory {
  /** By session: ids of the messages that the journal took, in the order of writing. */
  readonly written: ReadonlyMap<string, readonly string[]>
  /** Ids of those that their author took back, once they had been refused. */
  readonly discarded: readonly string[]
  /** By session and kind: every text that the draft may be. Only the last was certainly saved. */
  readonly typed: ReadonlyMap<string, readonly string[]>
  readonly drafts: ReadonlyMap<string, string>
  /** By session: what may be unread by the ledger and the database's marks, and what the screen says. */
  readonly unread: ReadonlyMap<string, { readonly may: readonly number[]; readonly shown: number }>
}

/**
 * What is wrong with a history, one line each; none for a good one. I1: acknowledged is kept. I2: each id once. I3: seq
 * runs 1 to n, clients show that order, and what one author wrote in one session stays in its order. I4: nothing that
 * nobody sent. I5: all show the same as the server holds. I6: what a journal took is sent or taken back, and drafts are
 * as they were typed. I7: unread counts are the ledger's.
 */
export function violations({ acknowledged, intended, server, clients, desks }: History): string[] {
  const found: string[] = []
  const kept = [...server.values()].flat()
  const keptIds = new Set(kept.map((message) => message.id))
  const meant = new Set(intended)

  for (const id of acknowledged) if (!keptIds.has(id)) found.push(`I1: ${id} was acknowledged and is lost`)
  if (keptIds.size < kept.length) found.push('I2: an id is twice in the database')
  for (const [session, messages] of server) {
    if (messages.some((message, index) => message.seq !== index + 1)) found.push(`I3: ${session} has a gap`)
  }
  for (const { id, authored } of kept) {
    if (authored && !meant.has(id)) found.push(`I4: ${id} is in the database, and nobody sent it`)
  }
  for (const [client, sessions] of clients) {
    for (const [session, messages] of sessions) {
      const shown = messages.map((message) => message.id)
      const held = server.get(session) ?? []
      if (new Set(shown).size < shown.length) found.push(`I2: ${client} shows a message twice`)
      for (const id of shown)
        if (!keptIds.has(id)) found.push(`I4: ${client} shows ${id}, which is not there`)
      if (said(messages) !== said(held)) found.push(`I5: ${client} shows ${session} otherwise than it is`)
    }
  }
  for (const [desk, history] of desks ?? []) found.push(...deskViolations(desk, history, server))
  return found
}

function said(messages: readonly Kept[]): string {
  return JSON.stringify(messages.map(({ id, text }) => [id, text]))
}

function deskViolations(
  desk: string,
  { written, discarded, typed, drafts, unread }: DeskHistory,
  server: History['server'],
): string[] {
  const found: string[] = []
  const takenBack = new Set(discarded)
  for (const [session, ids] of written) {
    const held = (server.get(session) ?? []).map((message) => message.id)
    const sent = ids.filter((id) => held.includes(id))
    const inOrder = held.filter((id) => sent.includes(id))
    if (sent.join() !== inOrder.join()) found.push(`I3: ${session} has what ${desk} wrote in another order`)
    for (const id of ids) {
      if (held.includes(id) && takenBack.has(id))
        found.push(`I4: ${id} was taken back at ${desk}, and was sent`)
      if (!held.includes(id) && !takenBack.has(id))
        found.push(`I6: ${id} was written at ${desk}, and is lost`)
    }
  }
  for (const [place, texts] of typed) {
    if (!texts.includes(drafts.get(place) ?? ''))
      found.push(`I6: the draft ${place} at ${desk} is not as typed`)
  }
  for (const [session, { may, shown }] of unread) {
    if (!may.includes(shown))
      found.push(`I7: ${desk} counts ${shown} unread in ${session}, not ${may.join(' or ')}`)
  }
  return found
}
