import type { IpcResult } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { showNextFrom } from './chat-windows.ts'
import { followChatWindows, keepWhatIsWorkedOn, placeChatWindows, readOpenChats } from './chats.ts'
import { writeChats } from './chats-file.ts'
import { draftsSaved } from './drafts.ts'
import { createFeed, type Snapshot } from './feed.ts'
import { applyChanges, NOTHING_HELD } from './held.ts'
import { showHere } from './jump.ts'
import { startOwnChat } from './own-chat.ts'
import { onPreferencesWritten } from './preferences.ts'
import { loadFirstPage } from './queue.ts'
import { watchCounts } from './queue-counts.ts'
import { applyToStore, currentList, getState, NO_PAGES, setState, useStore } from './store.ts'

const feed = createFeed({
  snapshot: () => ask('store.snapshot', {}),
  onSnapshot(snapshot) {
    const { changes, version, locale } = snapshot
    setState((state) => ({
      ...applyChanges(NOTHING_HELD, changes),
      system: { version, locale },
      paging: NO_PAGES,
      generation: state.generation + 1,
      openGeneration: state.openGeneration + 1,
    }))
  },
  onChanges: (changes) => applyToStore(changes),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
})

/** Connects the store to main, and answers once what the first paint needs is there. */
export async function startStore(): Promise<IpcResult<Snapshot>> {
  window.parley.on('store.patch', feed.receive)
  window.parley.on('leaving', () => void leave())
  onPreferencesWritten((preferences) => setState({ preferences }))
  const answer = await feed.start()
  if (answer.ok) await (answer.value.chat === null ? startConsole() : startOwnChat(answer.value.chat))
  return answer
}

/** Parley ends: what is being written is on disk before it does. */
async function leave(): Promise<void> {
  await draftsSaved()
  await ask('window.left', {})
}

async function startConsole(): Promise<void> {
  window.parley.on('navigate', (place) => {
    setState({ settingsPage: null })
    void showHere(place)
  })
  window.parley.on('step', showNextFrom)
  useStore.subscribe((state, before) => {
    if (state.chatWindows !== before.chatWindows) void followChatWindows()
    if (state.generation !== before.generation || state.accounts.state !== before.accounts.state) readQueue()
    if (state.openGeneration !== before.openGeneration) void readOpenChats()
    if (state.chats !== before.chats) writeChats(state.chats)
    keepWhatIsWorkedOn(state, before)
  })
  readQueue()
  placeChatWindows()
  await Promise.all([queueRead(), readOpenChats()])
  watchCounts()
}

let reading: Promise<void> | null = null

function readQueue(): void {
  const { accounts, preferences } = getState()
  if (accounts.state === 'signed_in') reading = loadFirstPage(currentList(preferences).id)
}

/** What an account tells anew in the middle of the first page has it read again: the first paint waits for that too. */
async function queueRead(): Promise<void> {
  let awaited: typeof reading = null
  while (awaited !== reading) {
    awaited = reading
    await awaited
  }
}
