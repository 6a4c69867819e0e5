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
}

export type Kept = Pick<Message, 'id' | 'seq'> & { readonly authored: boolean }

/**
 * What is wrong with a history, one line each; none for a good one. I1: acknowledged is kept. I2: each id once. I3: seq
 * runs 1 to n, and clients show that order. I4: nothing that nobody sent. I5: all show the same as the server holds.
 */
export function violations({ acknowledged, intended, server, clients }: History): string[] {
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
      const held = (server.get(session) ?? []).map((message) => message.id)
      if (new Set(shown).size < shown.length) found.push(`I2: ${client} shows a message twice`)
      for (const id of shown)
        if (!keptIds.has(id)) found.push(`I4: ${client} shows ${id}, which is not there`)
      if (shown.join() !== held.join()) found.push(`I5: ${client} shows ${session} otherwise than it is`)
    }
  }
  return found
}
