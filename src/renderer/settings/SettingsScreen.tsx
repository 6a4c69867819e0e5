import {
  Bell,
  Building2,
  CircleUser,
  HeartPulse,
  Keyboard,
  Languages,
  type LucideIcon,
  Palette,
  PenLine,
  RefreshCw,
  ShieldCheck,
  Users,
  X,
} from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { ErrorBoundary } from '../design/ErrorBoundary.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Tabs } from '../design/Tabs.tsx'
import { useText } from '../i18n/I18n.tsx'
import { PeoplePage } from '../people/PeoplePage.tsx'
import { useAccountsWith } from '../store/account.tsx'
import { SETTINGS_PAGES, type SettingsPage } from '../store/screen.ts'
import { setState, useStore } from '../store/store.ts'
import { WorkspacePage } from '../workspace/WorkspacePage.tsx'
import { AccountPage } from './AccountPage.tsx'
import { AppearancePage } from './AppearancePage.tsx'
import { HealthPage } from './HealthPage.tsx'
import { LanguagePage } from './LanguagePage.tsx'
import { NotificationsPage } from './NotificationsPage.tsx'
import { PrivacyPage } from './PrivacyPage.tsx'
import { ShortcutsPage } from './ShortcutsPage.tsx'
import { UpdatesPage } from './UpdatesPage.tsx'
import { WritingPage } from './WritingPage.tsx'

const PAGES: Record<SettingsPage, { icon: LucideIcon; Page: () => ReactNode }> = {
  appearance: { icon: Palette, Page: AppearancePage },
  notifications: { icon: Bell, Page: NotificationsPage },
  language: { icon: Languages, Page: LanguagePage },
  writing: { icon: PenLine, Page: WritingPage },
  shortcuts: { icon: Keyboard, Page: ShortcutsPage },
  account: { icon: CircleUser, Page: AccountPage },
  people: { icon: Users, Page: PeoplePage },
  workspace: { icon: Building2, Page: WorkspacePage },
  privacy: { icon: ShieldCheck, Page: PrivacyPage },
  updates: { icon: RefreshCw, Page: UpdatesPage },
  health: { icon: HeartPulse, Page: HealthPage },
}

const close = () => setState({ settingsPage: null })

/** Stands before the desk, which goes on behind it: chats keep their place, and messages their way. */
export function SettingsScreen({ page }: { page: SettingsPage }) {
  const text = useText()
  const screen = useRef<HTMLElement>(null)
  useEffect(() => {
    const before = document.activeElement
    // The tabs are there after the screen is.
    const frame = requestAnimationFrame(() =>
      screen.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    )
    return () => {
      cancelAnimationFrame(frame)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useClosing()
  const isHidden: Partial<Record<SettingsPage, boolean>> = {
    people: useAccountsWith('staff.manage').length === 0,
    workspace: useAccountsWith('policy.manage').length === 0,
  }
  const pages = SETTINGS_PAGES.filter((id) => !isHidden[id])

  return (
    <main
      ref={screen}
      aria-label={text('settings.title')}
      data-testid="settings"
      className="flex min-w-0 flex-1 flex-col bg-surface"
    >
      <header className="flex h-14 shrink-0 items-center justify-between border-b border-line ps-6 pe-3">
        <h1 className="text-16">{text('settings.title')}</h1>
        <IconButton icon={X} label={text('settings.close')} shortcut="Escape" onPress={close} />
      </header>
      <Tabs
        label={text('settings.pages')}
        arrangement="side"
        value={pages.includes(page) ? page : 'account'}
        onChange={(settingsPage) => setState({ settingsPage })}
        tabs={pages.map((id) => {
          const { icon, Page } = PAGES[id]
          const label = text(`settings.${id}`)
          return { id, label, icon, content: <PageFrame title={label} id={id} Page={Page} /> }
        })}
      />
    </main>
  )
}

/** On Escape, which what is on top keeps to itself; and when a chat is opened, from the palette say. */
function useClosing(): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Escape') close()
    }
    window.addEventListener('keydown', onKeyDown)
    const forget = useStore.subscribe((state, before) => {
      if (state.openId !== null && state.openId !== before.openId) close()
    })
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      forget()
    }
  }, [])
}

function PageFrame({ title, id, Page }: { title: string; id: SettingsPage; Page: () => ReactNode }) {
  return (
    <ErrorBoundary where={`settings.${id}`}>
      <div className="mx-auto max-w-2xl px-8 pt-6 pb-16">
        <h2 className="text-20 tracking-tight">{title}</h2>
        <div>
          <Page />
        </div>
      </div>
    </ErrorBoundary>
  )
}
