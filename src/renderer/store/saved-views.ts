import { arrange, chooseView } from './queue.ts'
import { listOf, type QueuePreferences, withMoved, withoutSaved, withSaved } from './queue-lists.ts'
import { currentList, getState, setPreferences, setState } from './store.ts'
import { toast } from './toasts.ts'
import { UNTOUCHED } from './view-list.ts'

function change(next: (queue: QueuePreferences) => QueuePreferences): void {
  setPreferences({ queue: next(getState().preferences.queue) })
}

/** Keeps the list on view, as it is narrowed and sorted, under a name of its own, and goes there. */
export function saveView(name: string): void {
  const { id: from, view, filters, sort } = currentList(getState().preferences)
  const id = crypto.randomUUID()
  change((queue) => withSaved(queue, { id, name, view, filters, sort }))
  chooseView(id)
  // What was narrowed to be saved is as it was made again.
  change(({ arranged: { [from]: _, ...arranged }, saved }) => ({ arranged, saved }))
  setState(({ paging }) => ({ paging: { ...paging, [from]: UNTOUCHED } }))
}

/** The saved view on view is from now on as it is narrowed and sorted now. */
export function updateView(): void {
  const { id, view, name, filters, sort } = currentList(getState().preferences)
  if (name !== null) change((queue) => withSaved(queue, { id, name, view, filters, sort }))
}

/** The saved view on view is narrowed and sorted as it was saved. */
export function revertView(): void {
  const { preferences } = getState()
  const own = preferences.queue.saved.find(({ id }) => id === currentList(preferences).id)
  if (own) void arrange({ filters: own.filters, sort: own.sort })
}

export function renameView(savedId: string, name: string): void {
  change(({ arranged, saved }) => ({
    arranged,
    saved: saved.map((own) => (own.id === savedId ? { ...own, name } : own)),
  }))
}

export function moveView(savedId: string, by: -1 | 1): void {
  change((queue) => withMoved(queue, savedId, by))
}

/** Gone at once; back in its place with one press. */
export function deleteView(savedId: string): void {
  const { preferences } = getState()
  const index = preferences.queue.saved.findIndex(({ id }) => id === savedId)
  const own = preferences.queue.saved[index]
  if (!own) return
  if (currentList(preferences).id === savedId) chooseView(listOf(preferences.queue, own.view).id)
  change((queue) => withoutSaved(queue, savedId))
  const undo = {
    label: { key: 'action.undo' },
    run: () => change((queue) => withSaved(queue, own, Math.min(index, queue.saved.length))),
  } as const
  toast({ key: 'savedView.deleted', values: { name: own.name } }, { action: undo })
}
