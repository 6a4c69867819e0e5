import {
  CircleArrowUp,
  DatabaseBackup,
  HardDrive,
  KeyRound,
  type LucideIcon,
  ShieldAlert,
} from 'lucide-react'
import type { Notice } from '#shared/ipc.ts'
import { Banner } from '../design/Banner.tsx'
import { Button } from '../design/Button.tsx'
import type { MessageKey } from '../i18n/en.ts'
import { useText } from '../i18n/I18n.tsx'
import { setState, useStore } from '../store/store.ts'

const NOTICES: Record<Notice['kind'], { tone: 'warning' | 'danger'; icon: LucideIcon; text: MessageKey }> = {
  cache_rebuilt: { tone: 'warning', icon: DatabaseBackup, text: 'notice.cacheRebuilt' },
  journal_salvaged: { tone: 'danger', icon: ShieldAlert, text: 'notice.journalSalvaged' },
  vault_memory_only: { tone: 'warning', icon: KeyRound, text: 'notice.vaultMemoryOnly' },
  disk_full: { tone: 'danger', icon: HardDrive, text: 'notice.diskFull' },
  newer_files: { tone: 'danger', icon: CircleArrowUp, text: 'notice.newerFiles' },
  update_needed: { tone: 'warning', icon: CircleArrowUp, text: 'notice.updateNeeded' },
}

/** Lines across the top of the window, above everything they concern. */
export function Notices() {
  const text = useText()
  const notices = useStore((state) => state.notices)
  const dismissed = useStore((state) => state.dismissedNotices)
  const shown = notices.filter(({ id }) => !dismissed.includes(id))
  return (
    <section aria-label={text('notices.label')} className="divide-y divide-line empty:hidden">
      <ConnectionNotice />
      {shown.map(({ id, kind }) => (
        <Banner
          key={id}
          tone={NOTICES[kind].tone}
          icon={NOTICES[kind].icon}
          onDismiss={() => setState({ dismissedNotices: [...dismissed, id] })}
        >
          {text(NOTICES[kind].text)}
        </Banner>
      ))}
    </section>
  )
}

/** The two states in which the connection waits for the agent. */
function ConnectionNotice() {
  const text = useText()
  const connection = useStore((state) => state.sync.connection)
  if (connection.state === 'needs_auth') {
    return (
      <Banner
        tone="warning"
        icon={KeyRound}
        action={
          <Button kind="primary" size="sm" onPress={() => setState({ dialog: 'signInAgain' })}>
            {text('signIn.again.title')}
          </Button>
        }
      >
        {text('notice.signInAgain')}
      </Banner>
    )
  }
  if (connection.state !== 'unsupported') return null
  return (
    <Banner tone="danger" icon={CircleArrowUp}>
      {connection.older === 'server'
        ? text('notice.serverOlder')
        : text('notice.unsupported', { version: connection.minAppVersion })}
    </Banner>
  )
}
