import { ParleyError } from '#shared/errors.ts'
import type { ConnectionState } from '#shared/ipc.ts'
import type { Welcome } from '#shared/protocol.ts'
import { authorised } from '../account/index.ts'
import { type Commit, type Repair as FileRepair, openStore, type SyncCommit } from '../cache/index.ts'
import { createConnection, createServerClock, type Dial, type Down } from '../connection/index.ts'
import { createCustomerServer, createEdits } from '../customer/index.ts'
import { errorFacts } from '../diagnostics/index.ts'
import { createLifeLine } from '../lifeline/index.ts'
import { createHolds, createMarks, createOutbox, createSuggestions } from '../outbox/index.ts'
import { CACHE_BUDGET, createPack } from '../pack/index.ts'
import { createSearch, createSearchServer } from '../search/index.ts'
import { createRepair, createSync } from '../sync/index.ts'
import { createDownloads, createRemoteFiles, createUploads } from '../transfer/index.ts'
import { createBulk } from './bulk.ts'
import { createFeed } from './feed.ts'
import { createCannedServer } from './handlers/canned.ts'
import { createHandlers, deferring } from './handlers.ts'
import { createIds } from './ids.ts'
import type { Engine, EngineOptions } from './index.ts'
import { createOwnPresence } from './own-presence.ts'
import { createPeople } from './people.ts'
import { createWaker } from './waker.ts'
import { createWorkspaceKeeper } from './workspace.ts'

const FRESH = {
  connection: { state: 'connecting', attempt: 0 },
  completeTo: null,
  clock: { offsetMs: 0, isWrong: false },
  server: null,
  waitingToSend: 0,
  toConfirm: 0,
  pack: { complete: 0, wanted: 0 },
} as const

/** Puts one account's parts together. `dial` is the way to the server. */
export async function assembleEngine(options: EngineOptions, dial: Dial): Promise<Engine> {
  const { folder, key, me, workerFile, sqliteBinding, serverUrl, clientId, appVersion, log } = options
  const crash = options.crash ?? (() => undefined)
  const newId = createIds()
  const clock = createServerClock()
  let isAssembled = false
  let isStopped = false
  const feed = createFeed({
    store: () => store,
    sync: FRESH,
    emit: (patches) => isStopped || options.emit(patches),
  })

  const store = await openStore({
    ...{ folder, key, workerFile, sqliteBinding },
    me: me.user.id,
    accountId: me.workspace.id,
    isCrashEnabled: options.crash !== undefined,
    log,
    onRepaired: (repair) => onRepaired(repair),
    onUnwritable: () => feed.notice('disk_full'),
    onRestarted: () => void startOver(),
  }).catch((error: unknown) => {
    if (error instanceof ParleyError && error.code === 'UNSUPPORTED_CLIENT') feed.notice('newer_files')
    throw error
  })
  const place = await store.call('readPlace')
  feed.sync({ completeTo: place.completeTo })

  const isOnline = () => connection.state().state === 'online'
  const ask: typeof connection.ask = (name, frame, timeout) => connection.ask(name, frame, timeout)

  const askApi = authorised(options)
  const people = createPeople({ feed, connection: () => connection, ask: askApi, log })
  const ownPresence = createOwnPresence({ feed, connection: () => connection, now: clock.now })
  const repair = createRepair({
    store,
    ask,
    isOnline,
    onCommit: feed.publish,
    onComplete: () => sync.pull(),
    log,
  })
  const pack = createPack({
    store,
    ask,
    isOnline,
    shown: feed.shown,
    onCommit: feed.publish,
    onProgress: (progress) => feed.sync({ pack: progress }),
    budget: options.budget ?? CACHE_BUDGET,
    log,
  })
  const marks = createMarks({ store, ask, isOnline, newId, log })
  const outbox = createOutbox({
    store,
    ask,
    me: me.user.id,
    onCommit: feed.publish,
    onFileGone: () => uploads.wake(),
    crash,
    log,
    now: clock.now,
  })
  const waker = createWaker({ store, onCommit: feed.publish, log, now: clock.now })
  const lifeLine = createLifeLine({ store, log })
  const search = createSearch({
    ...{ store, isOnline, log, accountId: me.workspace.id },
    askServer: createSearchServer(askApi),
  })
  const holds = createHolds({ store, onReleased: wrote, log })
  const suggestions = createSuggestions({
    ...{ store, ask, isOnline, onCommit: feed.publish, log, now: clock.now },
  })
  const workspace = createWorkspaceKeeper({ store, feed, onPolicy: suggestions.look, log })
  const edits = createEdits({ store, ask, isOnline, onCommit: feed.publish, crash, log })
  const remote = createRemoteFiles(options)
  const downloads = createDownloads({ files: remote, onProgress: feed.saving })
  const uploads = createUploads({
    ...{ store, files: remote, newId, onCommit: feed.publish, crash, log, now: clock.now },
    quiet: outbox.quiet,
    onUploaded: outbox.wake,
  })
  const sync = createSync({
    store,
    ask(name, frame, timeout) {
      // What has been missed comes before what has been over for long.
      if (name === 'pull') pack.defer()
      return ask(name, frame, timeout)
    },
    place,
    onCommit: onSynced,
    onPlace: ({ completeTo }) => feed.sync({ completeTo, clock: clock.offset() }),
    onUnsure: () => void tellAnew(),
    onCaughtUp() {
      repair.look()
      pack.look()
      edits.caughtUp()
    },
    log,
  })
  const connection = createConnection({
    dial,
    serverUrl,
    clientId,
    appVersion,
    accessToken: options.accessToken,
    cursor: sync.cursor,
    onState,
    onWelcome,
    onOnline: () => {
      ownPresence.connected()
      people.connected()
      sync.connected()
      outbox.connected()
      uploads.connected()
      marks.look()
    },
    onDown,
    onBadFrame: sync.pull,
    onContact: (lease) => options.onContact?.(lease),
    onWiped: (refusal) => options.onWiped?.(refusal),
    onUnknown() {
      sync.differs()
      feed.notice('update_needed')
    },
    clock,
    ...(options.diagnose && { diagnose: options.diagnose }),
    log,
  })

  function wrote(commit: Commit): void {
    feed.publish(commit)
    outbox.wake()
    uploads.wake()
  }

  function onState(state: ConnectionState): void {
    if (state.state !== 'online') {
      sync.disconnected()
      outbox.disconnected()
      uploads.disconnected()
      edits.disconnected()
    }
    feed.sync({ connection: state, clock: clock.offset() })
  }

  function onDown(down: Exclude<Down, { name: 'error' }>): void {
    if (down.name === 'poke') sync.poke(down.frame)
    else if (down.name === 'typing') people.heardTyping(down.frame)
    else if (down.name === 'viewing') people.heardViewing(down.frame)
    else people.heardPresence(down.frame)
  }

  function onSynced(commit: SyncCommit): void {
    if (commit.replaced) void tellAnew()
    else feed.publish(commit)
    feed.sync({ completeTo: commit.place.completeTo })
    lifeLine.note(commit.life)
    if (commit.arrivals.length > 0 && !isStopped) options.onNewMessages(commit.arrivals)
    if (commit.messages.length > 0) marks.look()
    if (commit.suggestions.length > 0) suggestions.look()
    if (commit.edits !== null) edits.look()
    if (commit.rows.length > 0) pack.look()
    if (commit.rows.some(({ isSnoozed }) => isSnoozed)) void waker.look()
    if (commit.lacks && commit.place.resume === null) repair.look()
  }

  function onRepaired(fileRepair: FileRepair): void {
    feed.notice(fileRepair)
    // At the start nothing has been read yet.
    if (isAssembled) void startOver()
  }

  /** The files are others than before, or were closed in the middle of something. */
  async function startOver(): Promise<void> {
    try {
      const found = await store.call('readPlace')
      feed.sync({ completeTo: found.completeTo })
      sync.startOver(found)
      outbox.wake()
      uploads.wake()
    } catch (error) {
      log.error('engine.not-started-over', errorFacts(error))
    }
    await tellAnew()
  }

  function onWelcome(welcome: Welcome): void {
    const { protocol, minAppVersion, serverVersion = null } = welcome
    feed.sync({ server: { version: serverVersion, protocol, minAppVersion } })
    workspace.welcomed(welcome)
  }

  async function tellAnew(): Promise<void> {
    try {
      await feed.replace()
    } catch (error) {
      log.error('engine.not-told-anew', errorFacts(error))
    }
  }

  async function stop(): Promise<void> {
    // Whoever is told of anything from here on may already be somebody else.
    isStopped = true
    connection.close()
    sync.stop()
    repair.stop()
    pack.stop()
    marks.stop()
    people.stop()
    ownPresence.stop()
    search.stop()
    holds.stop()
    waker.stop()
    suggestions.stop()
    edits.stop()
    await downloads.stop()
    await uploads.stop()
    await outbox.stop()
    await lifeLine.stop()
    await store.close()
  }

  const bulk = createBulk({
    ...{ store, ask: askApi, isOnline, newId },
    update: (input) => ask('command', { id: newId(), name: 'session.update', input }),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  })

  isAssembled = true
  await holds.start()
  await waker.look()
  connection.start()

  return {
    snapshot() {
      pack.defer()
      return feed.snapshot()
    },
    handlers: deferring(
      createHandlers({
        store,
        connection,
        feed,
        people,
        ownPresence,
        askApi,
        noteSettings: workspace.said,
        accountId: me.workspace.id,
        folder,
        search,
        bulk,
        lifeLine,
        cannedServer: createCannedServer(options),
        me: me.user.id,
        newId,
        wrote,
        hold: holds.add,
        decided: suggestions.look,
        edited: edits.look,
        askCustomerSessions: createCustomerServer(askApi),
        takenBack: uploads.cancel,
        remote,
        downloads,
        dialogs: options.dialogs,
        read: marks.look,
        lookForHoles: repair.look,
        crash,
        log,
        now: () => new Date(clock.now()),
      }),
      pack.defer,
    ),
    owns: (belonging) => store.call('owns', belonging),
    isWithin: (sessionId, belonging) => store.call('isWithin', { sessionId, belonging }),
    customerOf: (sessionId) => store.call('customerOf', { sessionId }),
    notified: (messageIds) => lifeLine.note(messageIds.map((messageId) => ({ messageId, kind: 'notified' }))),
    unsent: () => store.call('countUnsent'),
    kick(reason) {
      const { state } = connection.state()
      log.info('engine.kicked', { reason, state })
      if (state === 'online') connection.probe()
      else if (reason === 'user' || (state !== 'needs_auth' && state !== 'unsupported')) connection.retry()
    },
    signedInAgain() {
      connection.retry()
      // The line may have stayed up; what was refused for its token has not.
      if (isOnline()) uploads.connected()
    },
    stop,
  }
}
