import { Fragment } from 'react'
import type { QueueRow } from '#shared/ipc.ts'
import { MenuDivider, MenuItem, MenuSection } from '../design/Menu.tsx'
import type { Text } from '../i18n/I18n.tsx'
import { keyOf } from '../shell/keymap.ts'
import type { ChatAction } from './table.ts'

const GROUPS = ['holding', 'time', 'status', 'filing'] as const

interface ActionItemsProps {
  actions: readonly ChatAction[]
  row: QueueRow
  unavailable: string | null
  text: Text
}

/** The lines of a menu, by groups; why they cannot be done now is said once above them. No component: a menu collects its items from its own children. */
export function ActionItems({ actions, row, unavailable, text }: ActionItemsProps) {
  const groups = GROUPS.map((group) => actions.filter((action) => action.group === group))
  const items = groups
    .filter((group) => group.length > 0)
    .map((group, index) => (
      <Fragment key={group[0]?.group}>
        {index > 0 && <MenuDivider />}
        {group.map(({ id, label, icon, isMirrored = false, command, run }) => (
          <MenuItem
            key={id}
            label={text(label)}
            icon={icon}
            isMirrored={isMirrored}
            shortcut={keyOf(command)}
            isUnavailable={unavailable !== null}
            onAction={() => void run(row)}
          />
        ))}
      </Fragment>
    ))
  return unavailable === null ? items : <MenuSection label={unavailable}>{items}</MenuSection>
}
