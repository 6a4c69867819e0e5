import { Fragment } from 'react'
import type { QueueRow } from '#shared/ipc.ts'
import { MenuDivider, MenuItem, MenuSection } from '../design/Menu.tsx'
import type { Text } from '../i18n/I18n.tsx'
import { keyOf } from '../shell/keymap.ts'
import type { ChatAction } from './table.ts'

const GROUPS = ['holding', 'time', 'status', 'filing', 'window'] as const

interface ActionItemsProps {
  actions: readonly ChatAction[]
  row: QueueRow
  unavailable: string | null
  text: Text
}

/** The lines of a menu, by groups; why some cannot be done now is said once above them. No component: a menu collects its items from its own children. */
export function ActionItems({ actions, row, unavailable, text }: ActionItemsProps) {
  const isDone = ({ isLocal }: ChatAction) => isLocal === true || unavailable === null
  const groups = GROUPS.map((group) => actions.filter((action) => action.group === group))
  const items = groups
    .filter((group) => group.length > 0)
    .map((group, index) => (
      <Fragment key={group[0]?.group}>
        {index > 0 && <MenuDivider />}
        {group.map((action) => (
          <MenuItem
            key={action.id}
            label={text(action.label)}
            icon={action.icon}
            isMirrored={action.isMirrored ?? false}
            shortcut={keyOf(action.command)}
            isUnavailable={!isDone(action)}
            onAction={() => void action.run(row)}
          />
        ))}
      </Fragment>
    ))
  return actions.every(isDone) ? items : <MenuSection label={unavailable ?? ''}>{items}</MenuSection>
}
