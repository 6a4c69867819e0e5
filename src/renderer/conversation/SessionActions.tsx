import { Ellipsis } from 'lucide-react'
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { QueueRow } from '#shared/ipc.ts'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Keys } from '../design/Keys.tsx'
import { useText } from '../i18n/I18n.tsx'
import { useCommand } from '../shell/commands.ts'
import { keyOf } from '../shell/keymap.ts'
import { useIsOnline, useMe } from '../store/account.tsx'
import { changeStatus, claimSession } from '../store/session.ts'
import { mayClaim, type StatusAction, statusActions } from './actions.ts'

/** What can be done with the chat. All of it needs the server, and says so while there is none. */
export function SessionActions({ row }: { row: QueueRow }) {
  const text = useText()
  const me = useMe().user
  const isOnline = useIsOnline()
  const claimable = mayClaim(row.session, me)
  const actions = statusActions(row.session, me)
  const claim = () => void claimSession(row.session.id)
  useCommand('chat.claim', () => claimable && isOnline && claim())

  return (
    <>
      {claimable && (
        <Button
          kind="primary"
          onPress={claim}
          unavailable={isOnline ? null : text('claim.offline')}
          hint={<Keys combination={keyOf('chat.claim')} onDark />}
        >
          {text('claim.action')}
        </Button>
      )}
      {actions
        .filter(({ isMain }) => isMain)
        .map(({ to, label }) => (
          <Button
            key={to}
            onPress={() => void changeStatus(row, to)}
            unavailable={isOnline ? null : text('status.change.offline')}
          >
            {text(label)}
          </Button>
        ))}
      <MoreActions row={row} actions={actions.filter(({ isMain }) => !isMain)} />
    </>
  )
}

function MoreActions({ row, actions }: { row: QueueRow; actions: readonly StatusAction[] }) {
  const text = useText()
  const isOnline = useIsOnline()
  if (actions.length === 0) return null
  return (
    <MenuTrigger>
      <IconButton icon={Ellipsis} label={text('conversation.more')} />
      <Popover placement="bottom end" className="enter min-w-48 rounded-md bg-raised p-1.5 shadow-float">
        {!isOnline && (
          <p className="max-w-56 px-2.5 py-1.5 text-12 text-muted">{text('status.change.offline')}</p>
        )}
        <Menu
          aria-label={text('conversation.more')}
          disabledKeys={isOnline ? [] : actions.map(({ to }) => to)}
          className="outline-none"
        >
          {actions.map(({ to, label }) => (
            <MenuItem
              key={to}
              id={to}
              onAction={() => void changeStatus(row, to)}
              className="flex h-8 items-center rounded-sm px-2.5 text-13 outline-none data-disabled:opacity-50 data-focused:bg-hover"
            >
              {text(label)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
