import type { Message, StaffRole, Suggestion } from '#shared/entities.ts'
import {
  type Account,
  type AccountsState,
  type Bridge,
  type ChannelInput,
  type ChannelOutput,
  type ConnectionState,
  type Draft,
  type DraftFile,
  type EventPayload,
  IPC_PAGE,
  type IpcResult,
  type Patch,
  type PendingMessage,
  type QueueRow,
  type StoreChange,
} from '#shared/ipc.ts'
import type { ChannelName, EventName } from '#shared/ipc-names.ts'
import type { LockState } from '#shared/pin.ts'
import type { ViewCounts } from '#shared/queue.ts'
import { NO_ENTITIES } from '../../src/renderer/store/entities.ts'
import { fakeCanned } from './fake-canned.ts'
import { Refusal, runFakeCommand } from './fake-commands.ts'
import { fakeDraftFiles } from './fake-draft-files.ts'
import { createFakeQueue, runFakeBulk } from './fake-queue.ts'
import { fakeSaving } from './fake-saving.ts'
import { searchChats } from './fake-search.ts'
import { fakeDevices } from './fake-settings.ts'
import { fakeSignIn } from './fake-sign-in.ts'
import { fakeStaff } from './fake-staff.ts'
import { createFakeWindows } from './fake-windows.ts'
import { fakeWorkspace } from './fake-workspace.ts'
import { createFakeCustomer } from './renderer-preview/customer.ts'
import {
  AYLIN,
  ago,
  chats,
  JONAS,
  ME,
  NOW,
  nextId,
  type PreviewChat,
  SECOND_WORKSPACE,
  TEAMS,
  USERS,
  WORKSPACE,
} from './renderer-preview/data.ts'
import { fakeMedia, fillWithMessages, LIFE } from './renderer-preview/messages.ts'
import { dressForQueue } from './renderer-preview/queue.ts'
import { FACTS } from './renderer-preview/rating.ts'
import { DEFINITIONS, LABELS, PRESENCE } from './renderer-preview/reference.ts'
import { together } from './renderer-preview/together.ts'
import { waitingMessages } from './renderer-preview/waiting.ts'

/** What the preview can show, each a state that the real console gets into. */
export type PreviewState =
  | 'signed-out'
  | 'first-start'
  | 'unreachable'
  | 'starting'
  | 'start-failed'
  | 'first-pull'
  | 'empty'
  | 'queue'
  | 'conversation'
  | 'offline'
  | 'needs-auth'
  | 'unsupported'
  | 'notices'
  | 'stuck'
  | 'waiting'
  | 'handed'
  | 'long'
  | 'arabic'
  | 'ended'
  | 'unassigned'
  | 'busy'
  | 'locked'
  | 'locked-several'
  | 'wiped'
  | 'several'
  | 'several-trouble'
  | 'adding'
  | 'messages'
  | 'together'
  | 'gone'
  | 'broken'
  | 'code'
  | 'enrol'
  | 'provider'
  | 'places'
  | 'second-factor'
  | 'tour'

const SIGNED_OUT: readonly PreviewState[] = [
  ...(['signed-out', 'wiped', 'first-start', 'unreachable', 'starting'] as const),
  ...(['code', 'enrol', 'provider', 'places'] as const),
]

interface FakeBridgeOptions {
  state: PreviewState
  locale: string
  role: string
  /** The window of the one chat that the state is about, instead of the console. */
  isOfChat?: boolean
}

type Handlers = {
  [Name in ChannelName]: (input: ChannelInput<Name>) => ChannelOutput<Name> | Promise<ChannelOutput<Name>>
}

const LOCK: LockState = { isLocked: false, isSet: true, idleMinutes: 10, triesLeft: 10, accounts: [] }
/** Two of them bear one name, as workspaces may. */
const LOCKED_ACCOUNTS: LockState['accounts'] = [
  { id: WORKSPACE.id, workspace: WORKSPACE.name, host: 'chat.harbourhouse.example' },
  { id: SECOND_WORKSPACE.id, workspace: SECOND_WORKSPACE.name, host: 'chat.donau.example' },
  { id: nextId(), workspace: SECOND_WORKSPACE.name, host: 'chat.winterhalter-und-soehne.example:8443' },
]
const WIPED: StoreChange = {
  kind: 'wiped',
  wiped: { at: new Date(NOW).toISOString(), reason: 'remote_wipe', unsent: 2 },
}

const UNHURT = {
  replyTo: null,
  leavesAt: null,
  error: null,
  changed: null,
} as const satisfies Partial<PendingMessage>

/** A stand-in for the preload's bridge: the same contract, with everything in the page's own memory. */
export function createFakeBridge({ state, locale, role, isOfChat = false }: FakeBridgeOptions): Bridge {
  const me = { ...ME, role: role as StaffRole }
  dressForQueue(chats)
  const held = new Map(chats.map((chat) => [chat.row.session.id, chat]))
  const drafts = new Map<string, Draft>()
  const draftFiles: (DraftFile & { sessionId: string })[] = []
  const pending = new Map<string, PendingMessage[]>()
  const suggestions: Suggestion[] = []
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const hasNoData = state === 'first-pull' || state === 'empty'
  if (hasNoData) held.clear()
  let devices = fakeDevices()
  let storeRev = 0
  let isSignedIn = !SIGNED_OUT.includes(state)
  let connection = connectionOf(state)
  const isLockedFirst = state === 'locked' || state === 'locked-several'
  let isLocked = isLockedFirst
  const locked: LockState = {
    ...{ ...LOCK, isLocked: true },
    accounts: state === 'locked-several' ? LOCKED_ACCOUNTS : [],
  }
  let isSeveral = state === 'several' || state === 'several-trouble'
  const own = isOfChat ? chatOf(isLockedFirst ? 'conversation' : state)?.row : undefined
  const ownChat = own ? { sessionId: own.session.id, accountId: WORKSPACE.id } : null
  for (const [index, { row }] of chats.entries()) {
    row.accountId = isSeveral && index % 2 === 1 ? SECOND_WORKSPACE.id : WORKSPACE.id
  }

  function emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    for (const listener of listeners.get(name) ?? []) listener(payload as never)
  }

  function tell(changes: StoreChange[]): void {
    storeRev += 1
    emit('store.patch', { storeRev, changes })
  }

  /** What is not of one chat is of the first workspace. */
  function push(...patches: Patch[]): void {
    tell(patches.map((patch) => ({ kind: 'account', accountId: accountOf(patch), patch })))
  }

  function accountOf(patch: Patch): string {
    if (patch.kind === 'rows') return patch.rows[0]?.accountId ?? WORKSPACE.id
    return 'sessionId' in patch ? chat(patch.sessionId).row.accountId : WORKSPACE.id
  }

  function accounts(): StoreChange {
    return { kind: 'accounts', accounts: accountsState() }
  }

  function accountIn(workspace: typeof WORKSPACE, serverUrl: string, isShut = false): Account {
    const email = `mara@${workspace.slug}.example`
    return { id: workspace.id, me: { workspace, user: me, email }, serverUrl, vault: 'keychain', isShut }
  }

  function accountsState(): AccountsState {
    if (state === 'starting') return { state: 'starting' }
    if (!isSignedIn) {
      const isKnown = state !== 'first-start'
      return {
        state: 'signed_out',
        serverUrl: isKnown ? 'chat.harbourhouse.example' : null,
        email: isKnown ? 'mara@harbourhouse.example' : null,
      }
    }
    const first = accountIn(WORKSPACE, 'https://chat.harbourhouse.example')
    const second = accountIn(SECOND_WORKSPACE, 'https://chat.donau.example')
    return { state: 'signed_in', accounts: isSeveral ? [first, second] : [first] }
  }

  const queue = createFakeQueue(me, () => [...held.values()].map(({ row }) => row))
  const counts = (accountId = WORKSPACE.id): ViewCounts => queue.counts(accountId)

  function sync(): Patch {
    const waitingToSend = [...pending.values()].flat().filter((each) => each.state !== 'failed').length
    return {
      kind: 'sync',
      sync: {
        connection,
        completeTo: state === 'first-pull' ? null : new Date().toISOString(),
        clock: { offsetMs: 0, isWrong: false },
        server: state === 'offline' ? null : { version: '0.1.0', protocol: 3, minAppVersion: '0.1.0' },
        waitingToSend,
        toConfirm: [...pending.values()].flat().filter((each) => each.state === 'confirm').length,
        pack: { complete: held.size, wanted: held.size },
      },
    }
  }

  function chat(sessionId: string): PreviewChat {
    const found = held.get(sessionId)
    if (!found) throw new Refusal({ code: 'NOT_FOUND', message: 'No such chat.' })
    return found
  }

  function changeRow(sessionId: string, change: (row: QueueRow) => QueueRow): void {
    const found = chat(sessionId)
    const row = change(found.row)
    found.row = { ...row, isSnoozed: row.session.snoozedUntil !== null }
    push({ kind: 'rows', rows: [found.row] }, { kind: 'counts', counts: counts() })
  }

  function addMessage(sessionId: string, more: Partial<Message>): void {
    const found = chat(sessionId)
    const message: Message = {
      id: nextId(),
      sessionId,
      seq: found.row.session.lastSeq + 1,
      senderKind: 'user',
      senderId: me.id,
      type: 'text',
      body: '',
      attachment: null,
      event: null,
      replyTo: null,
      status: 'sent',
      createdAt: new Date().toISOString(),
      editedAt: null,
      editedBy: null,
      deletedBy: null,
      review: null,
      deletedAt: null,
      ...more,
    }
    found.messages = [...found.messages, message]
    push({ kind: 'messages', sessionId, messages: [message] })
    changeRow(sessionId, (row) => ({
      ...row,
      session: { ...row.session, lastSeq: message.seq, lastMessageAt: message.createdAt },
      preview: message,
      unread: message.senderKind === 'customer' ? row.unread + 1 : row.unread,
    }))
  }

  function changeMessage(sessionId: string, id: string, change: (message: Message) => Message): void {
    const found = chat(sessionId)
    found.messages = found.messages.map((message) => (message.id === id ? change(message) : message))
    push({ kind: 'messages', sessionId, messages: found.messages.filter((message) => message.id === id) })
  }

  function allOf(customerId: string): string[] {
    return [...held].flatMap(([sessionId, { row }]) => (row.customer.id === customerId ? [sessionId] : []))
  }

  function tellDraftFiles(sessionId: string): void {
    const files = draftFiles.filter((file) => file.sessionId === sessionId)
    push({ kind: 'draft.files', sessionId, files })
  }

  function setPending(sessionId: string, messages: PendingMessage[]): void {
    pending.set(sessionId, messages)
    push({ kind: 'pending', sessionId, pending: messages }, sync())
  }

  function trySending(sessionId: string): void {
    const next = (pending.get(sessionId) ?? []).find((each) => each.state === 'queued')
    if (!next || connection.state !== 'online') return
    setTimeout(() => {
      setPending(
        sessionId,
        (pending.get(sessionId) ?? []).filter(({ id }) => id !== next.id),
      )
      addMessage(sessionId, { id: next.id, type: next.type, body: next.body })
    }, 400)
  }

  function needNetwork(): void {
    if (connection.state !== 'online') throw new Refusal({ code: 'OFFLINE', message: 'Not connected.' })
  }

  /** What is held of the second workspace. */
  function second(): StoreChange[] {
    const completeTo = ago(state === 'several-trouble' ? 3_600_000 : 0)
    const line: ConnectionState = state === 'several-trouble' ? { state: 'needs_auth' } : { state: 'online' }
    const patches: Patch[] = [
      { kind: 'users', users: USERS },
      { kind: 'counts', counts: counts(SECOND_WORKSPACE.id) },
      { kind: 'sync', sync: { ...NO_ENTITIES.sync, connection: line, completeTo } },
    ]
    if (state === 'several-trouble') {
      patches.push({ kind: 'notice', notice: { id: 'cache_rebuilt', kind: 'cache_rebuilt' } })
    }
    return patches.map((patch) => ({ kind: 'account', accountId: SECOND_WORKSPACE.id, patch }))
  }

  function enter(): void {
    isSignedIn = true
    connection = { state: 'online' }
    if (state === 'adding') isSeveral = true
    tell([accounts(), ...(isSeveral ? second() : [])])
    push({ kind: 'counts', counts: counts() }, sync())
  }

  const signIn = fakeSignIn({ state, tell, enter, refuse: (body) => new Refusal(body) })
  const handlers: Handlers = {
    'store.snapshot': () => {
      if (state === 'start-failed')
        throw new Refusal({ code: 'INTERNAL', message: 'The cache did not open.' })
      const patches: Patch[] = [
        { kind: 'teams', teams: TEAMS },
        { kind: 'users', users: USERS },
        { kind: 'labels', labels: LABELS },
        { kind: 'definitions', definitions: DEFINITIONS },
        { kind: 'workspace', workspace: FACTS },
        { kind: 'presence', presence: PRESENCE },
        { kind: 'counts', counts: counts() },
        sync(),
      ]
      if (isLocked)
        return {
          storeRev,
          changes: [{ kind: 'lock', lock: locked }],
          chat: ownChat,
          locale,
          version: '0.1.0',
        }
      if (state === 'notices') {
        for (const kind of ['cache_rebuilt', 'vault_memory_only', 'disk_full'] as const) {
          patches.push({ kind: 'notice', notice: { id: kind, kind } })
        }
      }
      const first = patches.map((patch) => ({ kind: 'account', accountId: WORKSPACE.id, patch }) as const)
      return {
        storeRev,
        changes: [
          { kind: 'lock', lock: LOCK },
          accounts(),
          ...(state === 'wiped' ? [WIPED] : []),
          signIn.held,
          ...first,
          ...(isSeveral ? second() : []),
        ],
        chat: ownChat,
        locale,
        version: '0.1.0',
      }
    },
    'account.signIn': async ({ serverUrl, email, password }) => {
      await delay(600)
      if (state === 'unreachable')
        throw new Refusal({ code: 'OFFLINE', message: `No answer from ${serverUrl}.` })
      if (password === 'slow')
        throw new Refusal({ code: 'RATE_LIMITED', message: 'Too many.', retryAfterMs: 42_000 })
      if (password === 'wrong')
        throw new Refusal({ code: 'WRONG_CREDENTIALS', message: `Not ${email}'s password.` })
      if (state === 'code' || state === 'enrol') {
        const details = { isSetUp: state === 'code' }
        throw new Refusal({ code: 'SECOND_FACTOR_REQUIRED', message: 'A code.', details })
      }
      enter()
      return {}
    },
    ...signIn.handlers,
    'lock.now': () => {
      isLocked = true
      tell([{ kind: 'lock', lock: locked }])
      return {}
    },
    'lock.unlock': async ({ with: way, secret }) => {
      await delay(300)
      if (secret !== '1234' && way === 'pin') {
        tell([{ kind: 'lock', lock: { ...locked, triesLeft: 6 } }])
        throw new Refusal({ code: 'WRONG_CREDENTIALS', message: 'Not the PIN.' })
      }
      isLocked = false
      storeRev += 2
      tell([{ kind: 'lock', lock: LOCK }])
      return {}
    },
    'lock.set': ({ idleMinutes }) => {
      tell([{ kind: 'lock', lock: { ...LOCK, idleMinutes } }])
      return {}
    },
    'lock.remove': () => {
      tell([{ kind: 'lock', lock: { ...LOCK, isSet: false } }])
      return {}
    },
    'account.signOut': ({ discardUnsent }) => {
      if (!discardUnsent && [...pending.values()].flat().length > 0) {
        throw new Refusal({ code: 'CONFLICT', message: 'Something is unsent.' })
      }
      if (isSeveral) isSeveral = false
      else isSignedIn = false
      tell([accounts()])
      return {}
    },
    ...createFakeCustomer({ chats: held, changeRow, push, isOnline: () => connection.state === 'online' }),
    'connection.retry': () => {
      connection = { state: 'connecting', attempt: 3 }
      push(sync())
      return {}
    },
    'proxy.signIn': () => ({}),
    'settings.change': (settings) => {
      tell([{ kind: 'settings', settings }])
      return {}
    },
    'notification.try': () => ({ isSupported: true }),
    'devices.list': () => {
      needNetwork()
      return { devices }
    },
    'devices.remove': ({ deviceId }) => {
      devices = devices.filter(({ id }) => id !== deviceId)
      return {}
    },
    'devices.wipe': ({ deviceId }) => {
      const wipe = { reason: 'remote_wipe', orderedAt: ago(0), wipedAt: null, unsent: null } as const
      devices = devices.map((each) => (each.id === deviceId ? { ...each, isSignedIn: false, wipe } : each))
      return {}
    },
    ...fakeStaff(
      USERS.map((user) => (user.id === me.id ? me : user)),
      needNetwork,
    ),
    ...fakeWorkspace(needNetwork, (workspace) => push({ kind: 'workspace', workspace })),
    'storage.measure': () => ({ accounts: [{ accountId: WORKSPACE.id, bytes: 184_320_000 }] }),
    'presence.set': ({ status, minutes }) => {
      const until = minutes === null ? null : ago(-minutes * 60_000)
      push({ kind: 'presence.own', presence: { status, until } })
      return {}
    },
    'queue.page': queue.page,
    'queue.count': queue.count,
    'session.open': ({ sessionId }) => {
      const { row, messages } = chat(sessionId)
      return {
        row,
        messages: messages.slice(-IPC_PAGE),
        more: messages.length > IPC_PAGE,
        pending: pending.get(sessionId) ?? [],
        drafts: [...drafts.values()].filter((draft) => draft.sessionId === sessionId),
        draftFiles: draftFiles.filter((file) => file.sessionId === sessionId),
        suggestions: suggestions.filter((one) => one.sessionId === sessionId),
        handOvers: [],
      }
    },
    'session.close': () => ({}),
    'messages.before': async ({ sessionId, beforeSeq }) => {
      await delay(150)
      const older = chat(sessionId).messages.filter(({ seq }) => seq < beforeSeq)
      return { messages: older.slice(-IPC_PAGE), more: older.length > IPC_PAGE }
    },
    'messages.after': async ({ sessionId, afterSeq }) => {
      await delay(150)
      const newer = chat(sessionId).messages.filter(({ seq }) => seq > afterSeq)
      return { messages: newer.slice(0, IPC_PAGE), more: newer.length > IPC_PAGE }
    },
    'messages.around': ({ sessionId, messageId }) => {
      const { messages } = chat(sessionId)
      const place = messages.findIndex(({ id }) => id === messageId)
      if (place < 0) throw new Refusal({ code: 'NOT_FOUND', message: 'No such message.' })
      const [from, to] = [Math.max(0, place - IPC_PAGE / 2), place + IPC_PAGE / 2]
      return { messages: messages.slice(from, to), older: from > 0, newer: to < messages.length }
    },
    'command.run': async ({ command }) => {
      await delay(200)
      needNetwork()
      const sessionId = runFakeCommand(command, { me, chat, changeRow, changeMessage, addMessage, allOf })
      return { id: nextId(), sessionId, seq: null, at: new Date().toISOString(), duplicate: false }
    },
    'sessions.bulk': async (wanted) => {
      await delay(200)
      needNetwork()
      return runFakeBulk(wanted, { me, chat, changeRow, changeMessage, addMessage, allOf })
    },
    'session.read': ({ sessionId }) => {
      changeRow(sessionId, (row) => ({ ...row, unread: 0 }))
      return {}
    },
    'session.typing': () => ({}),
    'session.viewing': () => ({}),
    'presence.read': () => ({}),
    'draft.save': ({ replyTo = null, caret = null, ...draft }) => {
      const key = `${draft.sessionId}:${draft.kind}`
      const isThere = draft.body !== '' || replyTo !== null
      if (isThere) drafts.set(key, { ...draft, replyTo, caret, updatedAt: new Date().toISOString() })
      else drafts.delete(key)
      changeRow(draft.sessionId, (row) => ({ ...row, hasDraft: isThere }))
      return {}
    },
    ...fakeCanned(me.id),
    ...fakeDraftFiles(draftFiles, tellDraftFiles),
    'attachment.view': (wanted) => fakeMedia(wanted.messageId),
    ...fakeSaving((sessionId) => chat(sessionId).messages, push),
    'message.send': ({ sessionId, kind, body }) => {
      const id = nextId()
      const type = kind === 'note' ? 'note' : 'text'
      const message: PendingMessage = {
        id,
        sessionId,
        type,
        body,
        file: null,
        state: 'queued',
        ...UNHURT,
        createdAt: new Date().toISOString(),
      }
      drafts.delete(`${sessionId}:${kind}`)
      setPending(sessionId, [...(pending.get(sessionId) ?? []), message])
      trySending(sessionId)
      return { id }
    },
    'message.decide': ({ id, decision }) => {
      for (const [sessionId, messages] of pending) {
        const message = messages.find((each) => each.id === id)
        if (!message) continue
        const others = messages.filter((each) => each.id !== id)
        if (decision === 'edit') {
          const kind = message.type === 'note' ? 'note' : 'reply'
          const baseSeq = chat(sessionId).row.session.lastSeq
          drafts.set(`${sessionId}:${kind}`, {
            sessionId,
            kind,
            body: message.body,
            baseSeq,
            replyTo: null,
            caret: null,
            updatedAt: ago(0),
          })
        }
        setPending(
          sessionId,
          decision === 'send' ? [...others, { ...message, state: 'queued', ...UNHURT }] : others,
        )
        trySending(sessionId)
      }
      return {}
    },
    'suggestion.decide': ({ id, decision }) => {
      const [gone] = suggestions.splice(
        suggestions.findIndex((one) => one.id === id),
        1,
      )
      if (!gone) throw new Refusal({ code: 'NOT_FOUND', message: 'No such suggestion.' })
      const { sessionId, kind, body, baseSeq } = gone
      if (decision === 'take') {
        const draft = { sessionId, kind, body, baseSeq, replyTo: null, caret: null, updatedAt: ago(0) }
        drafts.set(`${sessionId}:${kind}`, draft)
      }
      push({ kind: 'suggestions', sessionId, suggestions, handOvers: [] })
      return { sessionId }
    },
    'suggestion.undo': () => ({}),
    'suggestion.handedOver': () => ({ handOvers: [] }),
    'outbox.settings': () => ({ undoSeconds: 0 }),
    'outbox.unsent': ({ accountId }) => ({
      chats: [...held.values()]
        .filter(({ row }) => row.accountId === accountId)
        .map(({ row }) => ({
          sessionId: row.session.id,
          customer: row.customer,
          messages: (pending.get(row.session.id) ?? []).map(({ body, ...each }) => ({
            ...each,
            words: each.file?.name ?? body,
          })),
          hasDraft: row.hasDraft,
        }))
        .filter(({ messages, hasDraft }) => messages.length > 0 || hasDraft),
    }),
    'outbox.configure': () => ({}),
    'outbox.decideAll': () => ({ count: 0 }),
    'lifeline.read': () => ({ events: LIFE }),
    'search.desk': (wanted) => ({ page: searchChats(wanted, [...held.values()]) }),
    'search.complete': (wanted) => ({ page: searchChats(wanted, [...held.values()]) }),
    ...createFakeWindows({
      tell,
      accountOf: (sessionId) => chat(sessionId).row.accountId,
      navigate: (sessionId) => emit('navigate', { sessionId, message: null }),
    }),
    'link.open': () => ({}),
    'diagnostics.report': () => ({}),
  }

  function prepare(): void {
    if (state === 'messages') fillWithMessages(chat(chats[0]?.row.session.id ?? ''))
    const [anneke] = chats
    const sessionId = anneke?.row.session.id ?? ''
    const chinese = chats[2]
    if (chinese) {
      const draft = {
        sessionId: chinese.row.session.id,
        kind: 'reply' as const,
        body: '不客气！',
        baseSeq: 3,
        replyTo: null,
        caret: null,
        updatedAt: ago(0),
      }
      drafts.set(`${draft.sessionId}:reply`, draft)
    }
    if (state === 'offline') {
      pending.set(sessionId, [
        {
          id: nextId(),
          sessionId,
          type: 'text',
          body: 'Of course, I have put a cot in your room.',
          file: null,
          state: 'queued',
          ...UNHURT,
          createdAt: ago(40_000),
        },
        {
          id: nextId(),
          sessionId,
          type: 'text',
          body: 'Anything else I can do?',
          file: null,
          state: 'queued',
          ...UNHURT,
          createdAt: ago(20_000),
        },
      ])
    }
    if (state === 'waiting' || state === 'several-trouble') {
      for (const [id, messages] of waitingMessages(chats)) pending.set(id, messages)
    }
    if (state === 'handed') {
      const body =
        'Of course, a cot is no problem at all. We will put it beside the window, where there is most room for it, and'
      const theirs = { authorId: JONAS.id, ownerId: me.id, createdAt: ago(60_000), baseSeq: 3 }
      suggestions.push({ id: nextId(), sessionId, kind: 'reply', body, ...theirs })
    }
    if (state === 'stuck') {
      const moved = { fromUserId: me.id, toUserId: AYLIN.id, toTeamId: null, byId: JONAS.id }
      const changed: PendingMessage['changed'] = {
        lastSeq: 8,
        reasons: ['answered', 'owner_changed'],
        assigneeId: AYLIN.id,
        status: 'active',
        changes: [
          { kind: 'owner_changed', seq: 7, at: ago(240_000), ...moved },
          { kind: 'message', seq: 8, at: ago(200_000), senderKind: 'user', senderId: AYLIN.id },
        ],
      }
      const common = { sessionId, type: 'text', file: null, ...UNHURT } as const
      pending.set(sessionId, [
        {
          ...common,
          id: nextId(),
          body: 'Of course, I have put a cot in your room.',
          state: 'stale',
          error: { code: 'STALE', message: '', details: changed },
          changed,
          createdAt: ago(300_000),
        },
        {
          ...common,
          id: nextId(),
          body: 'The lift is on the left behind the desk.',
          state: 'confirm',
          createdAt: ago(1_500_000),
        },
        {
          ...common,
          id: nextId(),
          body: 'See you on Saturday!',
          state: 'failed',
          error: { code: 'FORBIDDEN', message: '' },
          createdAt: ago(60_000),
        },
        {
          ...common,
          id: nextId(),
          type: 'note',
          body: 'Ask housekeeping for the folding cot, not the wooden one.',
          state: 'sending',
          createdAt: ago(5_000),
        },
      ])
    }
  }

  /** Opens the chat that a state is about, as a followed notification would. */
  function openFor(): void {
    const session = chatOf(state)?.row.session
    if (session) setTimeout(() => emit('navigate', { sessionId: session.id, message: null }), 50)
    if (session && (state === 'conversation' || state === 'busy')) {
      const typing = {
        kind: 'typing',
        sessionId: session.id,
        who: 'customer',
        memberId: session.customerId,
        typing: true,
      } as const
      setTimeout(() => push(typing), 400)
    }
    if (state === 'messages' || state === 'together') setTimeout(() => push(...together()), 400)
    if (session && state === 'gone') {
      setTimeout(() => {
        held.delete(session.id)
        push({ kind: 'rows.gone', sessionIds: [session.id] })
      }, 1_200)
    }
    if (state === 'broken') setTimeout(breakCustomer, 400)
    if (state === 'busy') keepBusy()
  }

  /** What no schema lets through: the pane that reads it throws. The next patch of the row puts it right. */
  function breakCustomer(): void {
    const [first] = chats
    if (!first) return
    const customer = { ...first.row.customer, attributes: null as never }
    push({ kind: 'rows', rows: [{ ...first.row, customer }] })
  }

  /** Customers who write all the time, to see what moves. */
  function keepBusy(): void {
    let turn = 0
    setInterval(() => {
      turn += 1
      const target = chats[(turn * 3) % 6]
      if (target)
        addMessage(target.row.session.id, {
          senderKind: 'customer',
          senderId: target.row.customer.id,
          body: `Message ${turn}`,
        })
    }, 1_500)
  }

  prepare()
  setInterval(() => isSignedIn && connection.state === 'online' && push(sync()), 5_000)

  return Object.freeze({
    async invoke<Name extends ChannelName>(
      name: Name,
      input: ChannelInput<Name>,
    ): Promise<IpcResult<ChannelOutput<Name>>> {
      await delay(1)
      try {
        const value = await handlers[name](input)
        if (name === 'store.snapshot') openFor()
        return { ok: true, value }
      } catch (error) {
        const body =
          error instanceof Refusal ? error.body : ({ code: 'INTERNAL', message: String(error) } as const)
        return { ok: false, error: body }
      }
    },
    on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void) {
      const all = listeners.get(name) ?? new Set()
      listeners.set(name, all)
      all.add(listener as (payload: never) => void)
      return () => void all.delete(listener as (payload: never) => void)
    },
  })
}

/** The chat that a state is about. */
function chatOf(state: PreviewState): PreviewChat | undefined {
  const index = {
    conversation: 0,
    offline: 0,
    'needs-auth': 0,
    unsupported: 0,
    notices: 0,
    stuck: 0,
    handed: 0,
    busy: 0,
    several: 1,
    messages: 0,
    together: 0,
    gone: 0,
    broken: 0,
    long: 5,
    arabic: 3,
    ended: 19,
    unassigned: 8,
  }[state as string]
  return index === undefined ? undefined : chats[index]
}

function connectionOf(state: PreviewState): ConnectionState {
  switch (state) {
    case 'offline':
    case 'waiting':
      return {
        state: 'offline',
        cause: 'refused',
        reason: 'The server does not answer.',
        hint: 'Parley keeps trying.',
        retryAt: new Date(NOW + 64_000).toISOString(),
      }
    case 'needs-auth':
      return { state: 'needs_auth' }
    case 'unsupported':
      return { state: 'unsupported', older: 'console', minAppVersion: '0.4.0' }
    case 'first-pull':
      return { state: 'connecting', attempt: 0 }
    default:
      return { state: 'online' }
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
