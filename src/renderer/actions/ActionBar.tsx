import { Ellipsis } from 'lucide-react'
import type { QueueRow } from '#shared/ipc.ts'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Keys } from '../design/Keys.tsx'
import { Menu } from '../design/Menu.tsx'
import { useText } from '../i18n/I18n.tsx'
import { keyOf } from '../shell/keymap.ts'
import { ActionItems } from './ActionItems.tsx'
import type { ChatAction } from './table.ts'
import { useChatActions } from './use-chat-actions.ts'

/** What can be done with the chat: the one thing that is next, what is often wanted, and all of it in the menu. */
export function ActionBar({ row }: { row: QueueRow }) {
  const text = useText()
  const { actions, unavailable } = useChatActions(row)
  const main = actions.find(({ place }) => place === 'main')
  const quick = actions.filter(({ place }) => place === 'quick')
  return (
    <>
      {quick.map((action) => (
        <QuickAction key={action.id} action={action} row={row} unavailable={unavailable} />
      ))}
      {main && (
        <Button
          kind={main.group === 'holding' ? 'primary' : 'plain'}
          onPress={() => void main.run(row)}
          unavailable={unavailable}
          hint={<Keys combination={keyOf(main.command)} onDark />}
        >
          {text(main.label)}
        </Button>
      )}
      {actions.length > 0 && (
        <Menu
          label={text('conversation.more')}
          placement="bottom end"
          trigger={<IconButton icon={Ellipsis} label={text('conversation.more')} />}
        >
          {ActionItems({ actions, row, unavailable, text })}
        </Menu>
      )}
    </>
  )
}

interface QuickActionProps {
  action: ChatAction
  row: QueueRow
  unavailable: string | null
}

/** Where the window is narrow, the menu has it. */
function QuickAction({ action, row, unavailable }: QuickActionProps) {
  const text = useText()
  return (
    <span className="hidden @2xl/header:inline-flex">
      <IconButton
        icon={action.icon}
        label={unavailable ?? text(action.label)}
        shortcut={keyOf(action.command)}
        {...(unavailable === null ? { onPress: () => void action.run(row) } : {})}
      />
    </span>
  )
}
