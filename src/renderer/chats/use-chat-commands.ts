import { useIsRtl } from '../i18n/I18n.tsx'
import { useCommand } from '../shell/commands.ts'
import {
  closeTab,
  foldPane,
  moveTab,
  reopenTab,
  showNextWaiting,
  showTab,
  splitPane,
  tabsOnView,
} from '../store/chats.ts'
import { getState } from '../store/store.ts'

/** The keys of tabs and panes. `focusPane` puts the focus into one of them. */
export function useChatCommands(room: number, focusPane: (pane: number) => void): void {
  const isRtl = useIsRtl()
  useCommand('chats.nextWaiting', () => void showNextWaiting(1))
  useCommand('chats.previousWaiting', () => void showNextWaiting(-1))
  useCommand('chats.number', (which) => {
    const tab = tabsOnView(getState())[which]
    if (tab) void showTab(tab.sessionId)
  })
  useCommand('chats.close', () => {
    const { openId, chats } = getState()
    if (openId !== null) closeTab(openId)
    else if (chats.panes.length > 1) foldPane(chats.focus)
  })
  useCommand('chats.reopen', reopenTab)
  useCommand('chats.moveBack', () => moveFocused(-1))
  useCommand('chats.moveOn', () => moveFocused(1))
  useCommand('chats.split', () => getState().chats.panes.length < room && splitPane())
  useCommand('chats.fold', () => foldPane(getState().chats.focus))
  useCommand('chats.paneLeft', () => focusPane(getState().chats.focus + (isRtl ? 1 : -1)))
  useCommand('chats.paneRight', () => focusPane(getState().chats.focus + (isRtl ? -1 : 1)))
}

function moveFocused(step: 1 | -1): void {
  const { openId, chats } = getState()
  const at = chats.tabs.findIndex(({ sessionId }) => sessionId === openId)
  if (openId !== null && at >= 0) moveTab(openId, at + step)
}
