import {
  CircleArrowUp,
  DatabaseBackup,
  HardDrive,
  KeyRound,
  type LucideIcon,
  ShieldAlert,
  TimerOff,
  Trash2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Id } from '#shared/ids.ts'
import type { Account, Notice } from '#shared/ipc.ts'
import { Banner } from '../design/Banner.tsx'
import { Button } from '../design/Button.tsx'
import type { MessageKey } from '../i18n/en/index.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useWipedWords } from '../sign-in/WipedNote.tsx'
import { InAccount, useHeld, useWorkspace } from '../store/account.tsx'
import { allAccounts } from '../store/held.ts'
import { setState, useStore } from '../store/store.ts'

const NOTICES: Record<Notice['kind'], { tone: 'warning' | 'danger'; icon: LucideIcon; text: MessageKey }> = {
  cache_rebuilt: { tone: 'warning', icon: DatabaseBackup, text: 'notice.cacheRebuilt' },
  journal_salvaged: { tone: 'danger', icon: ShieldAlert, text: 'notice.journalSalvaged' },
  vault_memory_only: { tone: 'warning', icon: KeyRound, text: 'notice.vaultMemoryOnly' },
  disk_full: { tone: 'danger', icon: HardDrive, text: 'notice.diskFull' },
  newer_files: { tone: 'danger', icon: CircleArrowUp, text: 'notice.newerFiles' },
  lease_ending: { tone: 'danger', icon: TimerOff, text: 'notice.leaseEnding' },
  update_needed: { tone: 'warning', icon: CircleArrowUp, text: 'notice.updateNeeded' },
}

/** Lines across the top of the window, above everything they concern. */
export function Notices() {
  const text = useText()
  const accounts = useStore(allAccounts)
  return (
    <section aria-label={text('notices.label')} className="divide-y divide-line empty:hidden">
      <WipedNotice />
      {accounts.map((account) => (
        <InAccount key={account.id} id={account.id}>
          <AccountNotices account={account} />
        </InAccount>
      ))}
    </section>
  )
}

/** Where another workspace's console went, while this one's goes on. */
function WipedNotice() {
  const words = useWipedWords()
  const dismissed = useStore((state) => state.dismissedNotices)
  const key = useStore((state) => `wiped:${state.wiped?.at}`)
  if (words === null || dismissed.includes(key)) return null
  return (
    <Banner
      tone="warning"
      icon={Trash2}
      onDismiss={() => setState({ dismissedNotices: [...dismissed, key] })}
    >
      {words}
    </Banner>
  )
}

function AccountNotices({ account: { id: accountId, isShut } }: { account: Account }) {
  const text = useText()
  const intl = useIntl()
  const notices = useHeld((held) => held.notices)
  const dismissed = useStore((state) => state.dismissedNotices)
  const keyOf = ({ id }: Notice) => `${accountId}:${id}`
  if (isShut) return <SignInAgain accountId={accountId}>{text('notice.shut')}</SignInAgain>
  return (
    <>
      <ConnectionNotice accountId={accountId} />
      {notices
        .filter((notice) => !dismissed.includes(keyOf(notice)))
        .map((notice) => (
          <Banner
            key={notice.id}
            tone={NOTICES[notice.kind].tone}
            icon={NOTICES[notice.kind].icon}
            onDismiss={() => setState({ dismissedNotices: [...dismissed, keyOf(notice)] })}
          >
            <Named accountId={accountId}>
              {text(NOTICES[notice.kind].text, {
                date: intl.formatDate(notice.until, { dateStyle: 'long' }),
              })}
            </Named>
          </Banner>
        ))}
    </>
  )
}

/** The two states in which the connection waits for the agent. */
function ConnectionNotice({ accountId }: { accountId: Id }) {
  const text = useText()
  const connection = useHeld((held) => held.sync.connection)
  if (connection.state === 'needs_auth') {
    return <SignInAgain accountId={accountId}>{text('notice.signInAgain')}</SignInAgain>
  }
  if (connection.state !== 'unsupported') return null
  return (
    <Banner tone="danger" icon={CircleArrowUp}>
      <Named accountId={accountId}>
        {connection.older === 'server'
          ? text('notice.serverOlder')
          : text('notice.unsupported', { version: connection.minAppVersion })}
      </Named>
    </Banner>
  )
}

function SignInAgain({ accountId, children }: { accountId: Id; children: ReactNode }) {
  const text = useText()
  return (
    <Banner
      tone="warning"
      icon={KeyRound}
      action={
        <Button
          kind="primary"
          size="sm"
          onPress={() => setState({ dialog: { name: 'signInAgain', accountId } })}
        >
          {text('signIn.again.title')}
        </Button>
      }
    >
      <Named accountId={accountId}>{children}</Named>
    </Banner>
  )
}

/** With the workspace's name before it, where there are several. */
function Named({ accountId, children }: { accountId: Id; children: ReactNode }) {
  const workspace = useWorkspace(accountId)
  return (
    <>
      {workspace !== null && (
        <span className="me-2 font-semibold" data-testid="notice-workspace">
          <bdi>{workspace}</bdi>
        </span>
      )}
      {children}
    </>
  )
}
