import { useEffect, useRef } from 'react'
import { ACTION_COMMANDS } from '../actions/keys.ts'
import { openSearch } from '../store/search.ts'
import { setState, useStore } from '../store/store.ts'
import { runCommand, useCommands } from './commands.ts'

/** What keys do wherever one is in the window. */
export function useWindowCommands(): void {
  useCommands({
    ...ACTION_COMMANDS,
    'window.palette': () => setState({ dialog: { name: 'palette' } }),
    'window.search': () => openSearch(),
    'window.shortcuts': () => setState({ dialog: { name: 'shortcuts' } }),
  })
  useFocusAfterSearch()
}

/** The focus goes from the search to the list that comes back in its place. */
function useFocusAfterSearch(): void {
  const isSearching = useStore((state) => state.isSearching)
  const was = useRef(isSearching)
  useEffect(() => {
    if (was.current && !isSearching) runCommand('queue.focus')
    was.current = isSearching
  }, [isSearching])
}
