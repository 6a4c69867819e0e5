import type { Message } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import { IPC_PAGE, type Notice, type OwnPresence, type Patch, type SyncState } from '#shared/ipc.ts'
import type { PresenceSeen, ViewingSeen } from '#shared/presence.ts'
import type { TypingSeen } from '#shared/protocol.ts'
import type { WorkspaceFacts } from '#shared/routes/policy.ts'
import type { Commit, Store } from '../cache/index.ts'

/** Turns what was committed into what the renderer hears of it. */
export interface Feed {
  publish(commit: Commit): void
  typing(seen: TypingSeen): void
  viewing(seen: ViewingSeen): void
  presence(seen: PresenceSeen[]): void
  workspace(facts: WorkspaceFacts): void
  ownPresence(presence: OwnPresence): void
  /** So many bytes of a message's file are here, which is being saved; null: not any more. */
  saving(message: Pick<Message, 'id' | 'sessionId'>, received: number | null): void
  notice(kind: Notice['kind']): void
  /** What the foot of the rail says. */
  sync(change: Partial<Pick<SyncState, 'connection' | 'completeTo' | 'pack' | 'clock' | 'server'>>): void
  snapshot(): Promise<Patch[]>
  /** Everything held so far is told anew. */
  replace(): Promise<void>
  /** From now on patches of this session's messages are wanted, from this place on. */
  open(sessionId: Id, fromSeq: number): void
  close(sessionId: Id): void
  /** Opened sessions. */
  shown(): Id[]
}

export interface FeedOptions {
  store: () => Pick<Store, 'call'>
  sync: SyncState
  emit(patches: Patch[]): void
}

export function createFeed({ store, sync: initial, emit }: FeedOptions): Feed {
  let sync = initial
  const notices = new Map<Notice['kind'], Notice>()
  /** The last word on everybody: whoever asks for everything anew is told it again. */
  const presence = new Map<Id, PresenceSeen>()
  /** Colleagues who look at chats, for whoever asks for everything anew. */
  const viewers = new Map<string, ViewingSeen>()
  /** Files that are being saved, for whoever asks for everything anew. */
  const saving = new Map<Id, Patch>()
  let ownPresence: OwnPresence | null = null
  /** Opened sessions, and the oldest message that the renderer has of each: older ones would leave a hole there. */
  const opened = new Map<Id, number>()

  function setSync(change: Partial<SyncState>): Patch[] {
    sync = { ...sync, ...change }
    return [{ kind: 'sync', sync }]
  }

  function tell(patches: Patch[]): void {
    if (patches.length > 0) emit(patches)
  }

  function messagePatches(messages: Commit['messages']): Patch[] {
    return [...opened].flatMap(([sessionId, fromSeq]): Patch[] => {
      const theirs = messages
        .filter((message) => message.sessionId === sessionId && message.seq >= fromSeq)
        .sort((a, b) => a.seq - b.seq)
      return theirs.length > 0 ? [{ kind: 'messages', sessionId, messages: theirs }] : []
    })
  }

  async function snapshot(): Promise<Patch[]> {
    const { counts, users, teams, labels, definitions, workspace, rows, edits, outbox } = await store().call(
      'readSnapshot',
      { limit: IPC_PAGE },
    )
    return [
      ...setSync(outboxFacts(outbox)),
      { kind: 'counts', counts },
      { kind: 'users', users },
      { kind: 'teams', teams },
      { kind: 'labels', labels },
      { kind: 'definitions', definitions },
      ...(workspace ? [{ kind: 'workspace', workspace } as const] : []),
      { kind: 'presence', presence: [...presence.values()] },
      ...(ownPresence ? [{ kind: 'presence.own', presence: ownPresence } as const] : []),
      { kind: 'rows', rows },
      ...Array.from(viewers.values(), viewingPatch),
      ...saving.values(),
      { kind: 'edits', edits },
      ...[...notices.values()].map((notice): Patch => ({ kind: 'notice', notice })),
    ]
  }

  return {
    publish(commit) {
      const { rows, gone, counts, users, teams, labels, definitions, messages } = commit
      const { pending, draftFiles, suggestions, edits, outbox } = commit
      const patches: Patch[] = []
      if (users.length > 0) patches.push({ kind: 'users', users })
      if (teams.length > 0) patches.push({ kind: 'teams', teams })
      if (labels.length > 0) patches.push({ kind: 'labels', labels })
      if (definitions.length > 0) patches.push({ kind: 'definitions', definitions })
      if (rows.length > 0) patches.push({ kind: 'rows', rows })
      if (gone.length > 0) patches.push({ kind: 'rows.gone', sessionIds: gone })
      if (counts) patches.push({ kind: 'counts', counts })
      // A message leaves the pending ones in the same batch in which it is confirmed: it is never seen twice.
      patches.push(...messagePatches(messages))
      for (const each of pending) if (opened.has(each.sessionId)) patches.push({ kind: 'pending', ...each })
      for (const each of draftFiles) {
        if (opened.has(each.sessionId)) patches.push({ kind: 'draft.files', ...each })
      }
      for (const each of suggestions)
        if (opened.has(each.sessionId)) patches.push({ kind: 'suggestions', ...each })
      if (edits) patches.push({ kind: 'edits', edits })
      if (outbox) {
        const { waitingToSend, toConfirm } = outboxFacts(outbox)
        if (waitingToSend !== sync.waitingToSend || toConfirm !== sync.toConfirm)
          patches.push(...setSync({ waitingToSend, toConfirm }))
      }
      tell(patches)
    },
    typing: ({ sessionId, kind, memberId, typing }) =>
      tell([{ kind: 'typing', sessionId, who: kind, memberId, typing }]),
    viewing(seen) {
      if (seen.kind === 'user') {
        const key = `${seen.sessionId} ${seen.memberId}`
        if (seen.viewing) viewers.set(key, seen)
        else viewers.delete(key)
      }
      // The queue shows where colleagues are; where customers are, the chat itself.
      if (seen.kind === 'user' || opened.has(seen.sessionId)) tell([viewingPatch(seen)])
    },
    presence(seen) {
      for (const each of seen) presence.set(each.userId, each)
      tell([{ kind: 'presence', presence: seen }])
    },
    workspace: (workspace) => tell([{ kind: 'workspace', workspace }]),
    ownPresence(presence) {
      ownPresence = presence
      tell([{ kind: 'presence.own', presence }])
    },
    saving({ id: messageId, sessionId }, received) {
      const patch: Patch = { kind: 'saving', sessionId, messageId, received }
      if (received === null) saving.delete(messageId)
      else saving.set(messageId, patch)
      tell([patch])
    },
    notice(kind) {
      if (notices.has(kind)) return
      const notice = { id: kind, kind }
      notices.set(kind, notice)
      tell([{ kind: 'notice', notice }])
    },
    sync: (change) => tell(setSync(change)),
    snapshot,
    async replace() {
      // Whoever starts anew opens anew what they show.
      opened.clear()
      tell([{ kind: 'reset' }, ...(await snapshot())])
    },
    open: (sessionId, fromSeq) => {
      opened.set(sessionId, Math.min(fromSeq, opened.get(sessionId) ?? fromSeq))
    },
    close: (sessionId) => {
      opened.delete(sessionId)
    },
    shown: () => [...opened.keys()],
  }
}

function viewingPatch({ sessionId, kind, memberId, viewing }: ViewingSeen): Patch {
  return { kind: 'viewing', sessionId, who: kind, memberId, viewing }
}

function outboxFacts({ waiting, toConfirm }: NonNullable<Commit['outbox']>) {
  return { waitingToSend: waiting, toConfirm }
}
