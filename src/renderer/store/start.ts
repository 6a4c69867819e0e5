import type { IpcResult } from '#shared/ipc.ts'
import { ask } from './bridge.ts'
import { applyPatches, NO_ENTITIES } from './entities.ts'
import { createFeed, type Snapshot } from './feed.ts'
import { loadFirstPage } from './queue.ts'
import { openSession, readSession } from './session.ts'
import { applyToStore, getState, setState, useStore } from './store.ts'
import { UNTOUCHED } from './view-list.ts'

const feed = createFeed({
  snapshot: () => ask('store.snapshot', {}),
  onSnapshot(snapshot) {
    setState((state) => ({
      ...applyPatches(NO_ENTITIES, snapshot.patches),
      paging: { mine: UNTOUCHED, unassigned: UNTOUCHED, all: UNTOUCHED, ended: UNTOUCHED },
      generation: state.generation + 1,
    }))
  },
  onPatches: (patches) => applyToStore(patches),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
})

/** Connects the store to main, and answers once what the first paint needs is there. */
export async function startStore(): Promise<IpcResult<Snapshot>> {
  window.parley.on('store.patch', feed.receive)
  window.parley.on('navigate', ({ sessionId }) => void openSession(sessionId))
  const answer = await feed.start()
  if (!answer.ok) return answer
  await readAgain()
  useStore.subscribe((state, before) => {
    if (state.generation !== before.generation || state.account.state !== before.account.state)
      void readAgain()
  })
  return answer
}

async function readAgain(): Promise<void> {
  const { account, openId, preferences } = getState()
  if (account.state !== 'signed_in') return
  await Promise.all([loadFirstPage(preferences.view), openId ? readSession(openId) : null])
}
