import { Inbox, Keyboard, Search, Settings } from 'lucide-react'
import { BrandMark } from '../design/BrandMark.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { useText } from '../i18n/I18n.tsx'
import { closeSearch, openSearch } from '../store/search.ts'
import { setState, useStore } from '../store/store.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { runCommand } from './commands.ts'
import { keyOf } from './keymap.ts'
import { StatusButton } from './StatusButton.tsx'

const place = 'size-10 rounded-md aria-[current]:bg-selected aria-[current]:text-accent-text'

const current = { 'aria-current': 'page' } as const

export function Rail() {
  const text = useText()
  const isInSettings = useStore((state) => state.settingsPage !== null)
  const isSearching = useStore((state) => state.isSearching)
  return (
    <nav
      aria-label={text('rail.label')}
      className="flex w-14 shrink-0 flex-col items-center gap-1 border-e border-line bg-frame py-3"
    >
      <div className="mb-4 flex h-8 items-center">
        <BrandMark />
      </div>
      <IconButton
        icon={Inbox}
        label={text('rail.queue')}
        placement="end"
        {...(!isSearching && !isInSettings && current)}
        className={place}
        onPress={() => {
          setState({ settingsPage: null })
          if (isSearching) closeSearch()
          else runCommand('queue.focus')
        }}
      />
      <IconButton
        icon={Search}
        label={text('search.title')}
        shortcut={keyOf('window.search')}
        placement="end"
        {...(isSearching && !isInSettings && current)}
        className={place}
        onPress={() => {
          setState({ settingsPage: null })
          openSearch()
        }}
      />
      <div className="flex-1" />
      <IconButton
        icon={Keyboard}
        label={text('rail.shortcuts')}
        shortcut={keyOf('window.shortcuts')}
        placement="end"
        className="size-10 rounded-md"
        onPress={() => setState({ dialog: { name: 'shortcuts' } })}
      />
      <IconButton
        icon={Settings}
        label={text('rail.settings')}
        shortcut={keyOf('window.settings')}
        placement="end"
        {...(isInSettings && current)}
        className={place}
        onPress={() => runCommand('window.settings')}
      />
      <AccountMenu />
      <StatusButton />
    </nav>
  )
}
