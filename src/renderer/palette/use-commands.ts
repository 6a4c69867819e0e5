import {
  Inbox,
  Keyboard,
  type LucideIcon,
  NotebookPen,
  PanelRight,
  Reply,
  Search,
  UserRound,
} from 'lucide-react'
import { useMemo } from 'react'
import { useShallow } from 'zustand/shallow'
import { VIEWS } from '#shared/queue.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { focusedChat } from '../actions/keys.ts'
import { useText } from '../i18n/I18n.tsx'
import { isOffered, runCommand } from '../shell/commands.ts'
import { keysOf } from '../shell/keymap.ts'
import { type Command, SHORTCUTS } from '../shell/shortcuts.ts'
import { openAccounts } from '../store/held.ts'
import { chooseView } from '../store/queue.ts'
import { closeSearch } from '../store/search.ts'
import { useStore } from '../store/store.ts'
import type { Group, Item } from './items.ts'

/** Of the window's own commands, those that make sense from here, and how they look. */
const WINDOW_COMMANDS: Partial<Record<Command, LucideIcon>> = {
  'chat.reply': Reply,
  'chat.note': NotebookPen,
  'window.customer': PanelRight,
  'window.shortcuts': Keyboard,
}

/** What can be done with the chat that the agent is at, from the one table of actions. */
export function useActionItems(): Group {
  const text = useText()
  return useMemo(() => {
    const chat = focusedChat()
    const items = chat?.actions.map((action): Item => {
      const { icon, isMirrored = false, command } = action
      const [shortcut] = keysOf(command)
      return {
        id: `action:${action.id}`,
        label: text(action.label),
        face: { kind: 'command', icon, isMirrored, ...(shortcut && { shortcut }) },
        unavailable: chat.isOnline || action.isLocal ? null : text('action.offline'),
        run: () => action.run(chat.row),
      }
    })
    const label = chat ? text('palette.actOn', { name: chat.row.customer.name }) : ''
    return { id: 'actions', label, items: items ?? [] }
  }, [text])
}

/** Where one can go: the views, the search, and what the window can do. */
export function usePlaceItems(): Group {
  const text = useText()
  return useMemo(() => {
    const views = VIEWS.map((view): Item => {
      const label = text('palette.view', { view: text(`view.${view}`) })
      const run = () => {
        closeSearch()
        chooseView(view)
      }
      return { id: `view:${view}`, label, face: { kind: 'command', icon: Inbox }, run }
    })
    const commands = SHORTCUTS.flatMap(({ command, label }): Item[] => {
      const icon = WINDOW_COMMANDS[command]
      if (!icon || !isOffered(command)) return []
      const [shortcut] = keysOf(command)
      const face = { kind: 'command', icon, ...(shortcut && { shortcut }) } as const
      return [{ id: `command:${command}`, label: text(label), face, run: () => runCommand(command) }]
    })
    const [shortcut] = keysOf('window.search')
    const search: Item = {
      id: 'search',
      label: text('shortcuts.search'),
      face: { kind: 'command', icon: Search, ...(shortcut && { shortcut }) },
      run: () => runCommand('window.search'),
    }
    return { id: 'places', label: text('palette.goTo'), items: [...views, search, ...commands] }
  }, [text])
}

/** Whose chats one may want to see: choosing somebody narrows the palette to theirs. */
export function usePeopleItems(): Group {
  const text = useText()
  const accounts = useStore(useShallow(openAccounts))
  const held = useStore(useShallow((state) => accounts.map(({ id }) => state.held[id]?.users)))
  return useMemo(() => {
    const items = accounts.flatMap((account, index) =>
      Object.values(held[index] ?? {}).map(({ id, name }): Item => {
        const filters = { assigneeId: id }
        return {
          id: `person:${account.id}:${id}`,
          label: text('palette.chatsOf', { name }),
          words: name,
          face: {
            kind: 'command',
            icon: UserRound,
            ...(accounts.length > 1 && { hint: workspaceLabel(account, accounts) }),
          },
          next: { text: '', chips: [{ name: 'assignee', value: name, filters, accountId: account.id }] },
        }
      }),
    )
    return { id: 'people', label: text('palette.people'), items }
  }, [text, accounts, held])
}
