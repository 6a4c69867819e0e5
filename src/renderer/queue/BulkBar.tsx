import { Ellipsis, Flag, FolderOpen, Tag as TagIcon, Tags, UserCheck, UserPlus, X } from 'lucide-react'
import { type KeyboardEvent, useEffect } from 'react'
import { Toolbar } from 'react-aria-components'
import { useShallow } from 'zustand/shallow'
import { priority } from '#shared/entities.ts'
import type { QueueAction } from '#shared/queue-bulk.ts'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Menu, MenuItem, MenuSection } from '../design/Menu.tsx'
import { Picker } from '../design/Picker.tsx'
import { useText } from '../i18n/I18n.tsx'
import { runCommand } from '../shell/commands.ts'
import { changeSeveral } from '../store/bulk.ts'
import { NO_ENTITIES } from '../store/entities.ts'
import { accountOf } from '../store/held.ts'
import { useShownCounts } from '../store/queue-counts.ts'
import { select, selectWhole } from '../store/selection.ts'
import { currentIds, currentList, pagingOf, useStore } from '../store/store.ts'
import { useBulkOptions } from './bulk-options.tsx'

/** What can be done with the chats that are chosen, for as long as some are. */
export function BulkBar() {
  const text = useText()
  const ids = useStore(useShallow((state) => currentIds(state).filter((id) => state.selected.includes(id))))
  const isShown = ids.length > 0
  // What had the focus may go with the bar: the list has it then.
  useEffect(() => {
    if (isShown) return () => runCommand('queue.focus')
  }, [isShown])
  if (!isShown) return null

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape') return
    event.preventDefault()
    select([])
  }

  return (
    <section
      aria-label={text('bulk.bar')}
      onKeyDown={onKeyDown}
      className="enter shrink-0 border-t border-line bg-surface px-2 py-1.5"
    >
      <div className="flex items-center justify-between gap-2 ps-2">
        <span role="status" className="figures me-auto text-13 font-medium">
          {text('bulk.selected', { count: ids.length })}
        </span>
        <WholeList selected={ids.length} />
        <IconButton icon={X} label={text('bulk.clear')} placement="top" onPress={() => select([])} />
      </div>
      <BulkActions ids={ids} />
    </section>
  )
}

/** Where all that is loaded is chosen, and there is more: all of it is one press away. */
function WholeList({ selected }: { selected: number }) {
  const text = useText()
  const { shown, all } = useShownCounts()
  const isOffered = useStore(
    (state) =>
      currentIds(state).length === selected && pagingOf(state, currentList(state.preferences).id).more,
  )
  if (!isOffered) return null

  async function choose() {
    // The button goes as soon as more is there than is chosen.
    runCommand('queue.focus')
    await selectWhole()
  }
  return (
    <Button kind="quiet" size="sm" onPress={() => void choose()}>
      {text('bulk.selectWhole', { count: shown ?? all })}
    </Button>
  )
}

function BulkActions({ ids }: { ids: readonly string[] }) {
  const text = useText()
  // People, tags and categories are one workspace's: with chats of two, nothing of them can be chosen.
  const accountId = useStore((state) => {
    const accounts = new Set(ids.map((id) => accountOf(state, id)))
    return accounts.size === 1 ? [...accounts][0] : undefined
  })
  const held = useStore((state) => (accountId && state.held[accountId]) || NO_ENTITIES)
  const { people, tags, categories } = useBulkOptions(held)
  const isOffline = useStore((state) =>
    ids.some((id) => state.held[accountOf(state, id) ?? '']?.sync.connection.state !== 'online'),
  )
  if (isOffline) return <p className="px-2 pb-1.5 text-12 text-muted">{text('bulk.offline')}</p>

  const change = (action: QueueAction) => void changeSeveral(ids, action)
  const assign = (id: string | undefined) => {
    if (id === 'queue') change({ kind: 'assign', to: { kind: 'queue' }, note: '' })
    else if (id?.startsWith('team:')) {
      change({ kind: 'assign', to: { kind: 'team', teamId: id.slice('team:'.length) }, note: '' })
    } else if (id) change({ kind: 'assign', to: { kind: 'user', userId: id }, note: '' })
  }
  return (
    <Toolbar aria-label={text('bulk.bar')} className="flex items-center">
      <IconButton
        icon={UserCheck}
        label={text('bulk.claim')}
        placement="top"
        onPress={() => change({ kind: 'claim' })}
      />
      {accountId !== undefined && (
        <>
          <Picker
            label={text('bulk.assignTo')}
            placement="top start"
            options={people}
            value={[]}
            onChange={([id]) => assign(id)}
            trigger={<IconButton icon={UserPlus} label={text('bulk.assign')} placement="top" />}
          />
          <Picker
            label={text('bulk.addTag')}
            placement="top start"
            options={tags}
            value={[]}
            empty={text('bulk.noLabels')}
            onChange={([tag]) => tag !== undefined && change({ kind: 'tags', add: [tag], remove: [] })}
            trigger={<IconButton icon={TagIcon} label={text('bulk.addTag')} placement="top" />}
          />
          <Picker
            label={text('bulk.removeTag')}
            placement="top start"
            options={tags}
            value={[]}
            empty={text('bulk.noLabels')}
            onChange={([tag]) => tag !== undefined && change({ kind: 'tags', add: [], remove: [tag] })}
            trigger={<IconButton icon={Tags} label={text('bulk.removeTag')} placement="top" />}
          />
          <Picker
            label={text('bulk.category')}
            placement="top start"
            options={categories}
            value={[]}
            onChange={([id]) =>
              id !== undefined && change({ kind: 'category', to: id === '' ? null : id.slice(1) })
            }
            trigger={<IconButton icon={FolderOpen} label={text('bulk.category')} placement="top" />}
          />
        </>
      )}
      <Menu
        label={text('bulk.priority')}
        placement="top start"
        trigger={<IconButton icon={Flag} label={text('bulk.priority')} placement="top" />}
      >
        <MenuSection label={text('bulk.priority')}>
          {[...priority.options].reverse().map((to) => (
            <MenuItem
              key={to}
              label={text(`priority.${to}`)}
              onAction={() => change({ kind: 'priority', to })}
            />
          ))}
        </MenuSection>
      </Menu>
      <Menu
        label={text('bulk.more')}
        placement="top start"
        trigger={<IconButton icon={Ellipsis} label={text('bulk.more')} placement="top" />}
      >
        <MenuItem label={text('bulk.return')} onAction={() => assign('queue')} />
        <MenuItem label={text('bulk.pause')} onAction={() => change({ kind: 'status', to: 'paused' })} />
        <MenuItem label={text('bulk.resume')} onAction={() => change({ kind: 'status', to: 'active' })} />
        <MenuItem label={text('bulk.end')} onAction={() => change({ kind: 'status', to: 'ended' })} />
      </Menu>
    </Toolbar>
  )
}
