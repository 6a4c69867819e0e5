import { may } from '#shared/access.ts'
import type { Id } from '#shared/ids.ts'
import { loadWhole } from './queue.ts'
import { currentIds, currentList, getState, type State, setState, shownAccounts } from './store.ts'

/** Whoever looks may do something with several chats at once, somewhere. */
export function maySelect(state: State): boolean {
  return shownAccounts(state).some(({ me }) => may(me.user.role, 'session.bulk'))
}

export function select(ids: readonly Id[]): void {
  setState({ selected: ids })
}

export function toggleSelected(id: Id): void {
  const { selected } = getState()
  select(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id])
}

/** Everything between two rows of the list, in addition to what is selected. */
export function selectBetween(shown: readonly Id[], from: Id | null, to: Id): void {
  const places = [from, to].map((id) => (id === null ? -1 : shown.indexOf(id))).filter((place) => place >= 0)
  const reached = shown.slice(Math.min(...places), Math.max(...places) + 1)
  select([...new Set([...getState().selected, ...reached])])
}

/** Everything in the list on view, what is not on the screen yet too. */
export async function selectWhole(): Promise<void> {
  const listId = currentList(getState().preferences).id
  if (await loadWhole(listId)) select(currentIds(getState()))
}
