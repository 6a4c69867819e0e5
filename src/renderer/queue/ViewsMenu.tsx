import { ChevronDown, Settings2 } from 'lucide-react'
import { IconButton } from '../design/IconButton.tsx'
import { Menu, MenuChoice, MenuDivider, MenuItem } from '../design/Menu.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { chooseView } from '../store/queue.ts'
import type { QueueList } from '../store/queue-lists.ts'
import { currentList, useStore } from '../store/store.ts'
import { useListCount, useListName } from './lists.ts'

interface ViewsMenuProps {
  views: readonly QueueList[]
  own: readonly QueueList[]
  onManage(): void
}

/** Every list at a glance, whatever of them the strip has room for. */
export function ViewsMenu({ views, own, onManage }: ViewsMenuProps) {
  const text = useText()
  const current = useStore((state) => currentList(state.preferences).id)
  return (
    <Menu
      label={text('queue.allViews')}
      placement="bottom end"
      trigger={<IconButton icon={ChevronDown} label={text('queue.allViews')} className="me-2 self-center" />}
    >
      <MenuChoice label={text('queue.views')} value={current} onChange={chooseView}>
        {views.map((list) => (
          <ListItem key={list.id} list={list} />
        ))}
      </MenuChoice>
      {own.length > 0 && (
        <MenuChoice label={text('queue.savedViews')} value={current} onChange={chooseView}>
          {own.map((list) => (
            <ListItem key={list.id} list={list} />
          ))}
        </MenuChoice>
      )}
      {own.length > 0 && <MenuDivider />}
      {own.length > 0 && <MenuItem icon={Settings2} label={text('savedView.manage')} onAction={onManage} />}
    </Menu>
  )
}

function ListItem({ list }: { list: QueueList }) {
  const intl = useIntl()
  const nameOf = useListName()
  const count = useListCount(list)
  return (
    <MenuItem
      id={list.id}
      label={nameOf(list)}
      mark={
        <span className="figures min-w-7 shrink-0 text-end text-12 text-muted">
          {count === null ? '' : intl.formatNumber(count)}
        </span>
      }
    />
  )
}
