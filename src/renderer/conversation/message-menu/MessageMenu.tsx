import {
  Copy,
  Download,
  Ellipsis,
  Link2,
  ListTree,
  type LucideIcon,
  Pencil,
  Quote,
  Trash2,
} from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import type { Message } from '#shared/entities.ts'
import { ContextMenu } from '../../design/ContextMenu.tsx'
import { IconButton } from '../../design/IconButton.tsx'
import { Menu, MenuDivider, MenuItem } from '../../design/Menu.tsx'
import { useText } from '../../i18n/I18n.tsx'
import { keyOf } from '../../shell/keymap.ts'
import type { Command } from '../../shell/shortcuts.ts'
import { useIsOnline } from '../../store/account.tsx'
import { type MessageAction, needsServer } from './message-actions.ts'

const FACES: Record<MessageAction, { icon: LucideIcon; command?: Command }> = {
  reply: { icon: Quote, command: 'message.reply' },
  copy: { icon: Copy, command: 'message.copy' },
  edit: { icon: Pencil, command: 'message.edit' },
  save: { icon: Download },
  link: { icon: Link2 },
  life: { icon: ListTree, command: 'message.life' },
  delete: { icon: Trash2, command: 'message.delete' },
}

/** The two that are used all day stand in the bar itself. */
const IN_BAR: readonly MessageAction[] = ['reply', 'edit']

interface MessageMenuProps {
  message: Message
  actions: readonly MessageAction[]
  onAction(action: MessageAction): void
}

interface MessageBarProps extends MessageMenuProps {
  onOpenChange(isOpen: boolean): void
}

/** What is at hand beside a message that is pointed at or has the focus. */
export function MessageBar({ actions, onAction, onOpenChange, ...props }: MessageBarProps) {
  const text = useText()
  const isOnline = useIsOnline()
  return (
    <Toolbar aria-label={text('message.actions')} className="flex rounded-sm bg-raised shadow-float *:size-7">
      {IN_BAR.filter((action) => actions.includes(action) && (isOnline || !needsServer(action))).map(
        (action) => (
          <IconButton
            key={action}
            icon={FACES[action].icon}
            label={text(`message.${action}`)}
            shortcut={keyOfAction(action)}
            placement="top"
            className="size-7"
            onPress={() => onAction(action)}
          />
        ),
      )}
      <Menu
        label={text('message.actions')}
        placement="bottom end"
        trigger={
          <IconButton icon={Ellipsis} label={text('message.more')} placement="top" className="size-7" />
        }
        onOpenChange={onOpenChange}
      >
        <Items actions={actions} onAction={onAction} {...props} />
      </Menu>
    </Toolbar>
  )
}

interface MessageContextMenuProps extends MessageMenuProps {
  at: { x: number; y: number }
  onClose(): void
}

export function MessageContextMenu({ at, onClose, ...props }: MessageContextMenuProps) {
  const text = useText()
  return (
    <ContextMenu label={text('message.actions')} at={at} onClose={onClose}>
      <Items {...props} />
    </ContextMenu>
  )
}

function Items({ actions, onAction }: MessageMenuProps) {
  const text = useText()
  const isOnline = useIsOnline()
  return actions.map((action) => (
    <Item
      key={action}
      action={action}
      unavailable={needsServer(action) && !isOnline ? text('message.offline') : null}
      onAction={() => onAction(action)}
    />
  ))
}

interface ItemProps {
  action: MessageAction
  unavailable: string | null
  onAction(): void
}

function Item({ action, ...props }: ItemProps) {
  const text = useText()
  const { icon } = FACES[action]
  const shortcut = keyOfAction(action)
  return (
    <>
      {action === 'delete' && <MenuDivider />}
      <MenuItem
        label={text(`message.${action}`)}
        icon={icon}
        {...(shortcut && { shortcut })}
        tone={action === 'delete' ? 'danger' : 'plain'}
        {...props}
      />
    </>
  )
}

export function keyOfAction(action: MessageAction): string {
  const { command } = FACES[action]
  return command ? keyOf(command) : ''
}
