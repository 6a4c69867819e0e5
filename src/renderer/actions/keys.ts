import type { QueueRow } from '#shared/ipc.ts'
import type { Command } from '../shell/shortcuts.ts'
import { accountOf, meOf } from '../store/held.ts'
import { getState } from '../store/store.ts'
import { toast } from '../store/toasts.ts'
import { actionsFor, CHAT_ACTIONS, type ChatAction } from './table.ts'

interface Focused {
  row: QueueRow
  actions: readonly ChatAction[]
  isOnline: boolean
}

/** The chat that the agent is at, and what they may do with it. */
export function focusedChat(): Focused | null {
  const state = getState()
  const { openId } = state
  const accountId = openId === null ? undefined : accountOf(state, openId)
  const held = accountId === undefined ? undefined : state.held[accountId]
  const row = openId === null ? undefined : held?.rows[openId]
  const me = meOf(state, accountId)?.user
  if (!held || !row || !me) return null
  const { connection, clock } = held.sync
  const actions = actionsFor(row.session, me, Date.now() + clock.offsetMs)
  return { row, actions, isOnline: connection.state === 'online' }
}

/** What the keys of the table do: to the chat that the agent is at, if they may. */
export const ACTION_COMMANDS: Partial<Record<Command, () => void>> = Object.fromEntries(
  CHAT_ACTIONS.map(({ command }) => [command, () => perform(command)]),
)

function perform(command: Command): void {
  const chat = focusedChat()
  const action = chat?.actions.find((each) => each.command === command)
  if (!chat || !action) return
  if (chat.isOnline || action.isLocal) action.run(chat.row)
  else toast({ key: 'action.offline' }, { tone: 'problem' })
}
