import {
  KeyRound,
  Lock,
  LockKeyhole,
  LogOut,
  Monitor,
  Moon,
  Plus,
  ShieldCheck,
  Sun,
  Telescope,
} from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { Account } from '#shared/ipc.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Menu, MenuChoice, MenuDivider, MenuItem, MenuSection } from '../design/Menu.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { PresenceMark } from '../design/PresenceMark.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'
import { allAccounts } from '../store/held.ts'
import { setPreferences, setState, useStore } from '../store/store.ts'
import { ownPresence } from './own-presence.ts'
import { PresenceChoice } from './PresenceChoice.tsx'
import { requestSignOut } from './sign-out.ts'

const THEMES = [
  { id: 'system', icon: Monitor, label: 'theme.system' },
  { id: 'light', icon: Sun, label: 'theme.light' },
  { id: 'dark', icon: Moon, label: 'theme.dark' },
] as const

export function AccountMenu() {
  const text = useText()
  const accounts = useStore(allAccounts)
  const theme = useStore((state) => state.preferences.theme)
  const presence = useStore(ownPresence)
  const isLockSet = useStore((state) => state.lock.isSet)
  const user = accounts[0]?.me.user
  if (!user) return null
  const name = user.name
  const label = text('rail.accountIs', { name, presence: text(`presence.${presence.status}`) })
  return (
    <Menu
      label={label}
      placement="end bottom"
      trigger={
        <AriaButton aria-label={label} className="relative mt-1 rounded-full">
          <Avatar id={user.id} name={name} size={32} />
          <span className="absolute -end-0.5 -bottom-0.5 flex rounded-full border-2 border-frame bg-frame">
            <PresenceMark status={presence.status} />
          </span>
        </AriaButton>
      }
    >
      <PresenceChoice />
      <MenuDivider />
      {accounts.map((account) => (
        <AccountSection key={account.id} account={account} accounts={accounts} />
      ))}
      <MenuItem icon={Plus} label={text('accounts.add')} onAction={() => setState({ isAdding: true })} />
      <MenuDivider />
      <MenuChoice
        label={text('theme.label')}
        value={theme}
        onChange={(chosen) => setPreferences({ theme: chosen })}
      >
        {THEMES.map(({ id, icon, label: name }) => (
          <MenuItem key={id} id={id} icon={icon} label={text(name)} />
        ))}
      </MenuChoice>
      <MenuDivider />
      <MenuItem
        icon={Telescope}
        label={text('tour.title')}
        onAction={() => setState({ dialog: { name: 'tour' } })}
      />
      <MenuItem
        icon={LockKeyhole}
        label={text('lock.settings')}
        onAction={() => setState({ dialog: { name: 'lock' } })}
      />
      {isLockSet && (
        <MenuItem icon={Lock} label={text('lock.now')} onAction={() => void ask('lock.now', {})} />
      )}
    </Menu>
  )
}

/** One workspace: who one is there, and the way out of it. */
function AccountSection({ account, accounts }: { account: Account; accounts: readonly Account[] }) {
  const text = useText()
  const { id: accountId, isShut } = account
  const workspace = workspaceLabel(account, accounts)
  const needsAuth = useStore((state) => state.held[accountId]?.sync.connection.state === 'needs_auth')
  const leave = accounts.length === 1 ? text('signOut.action') : text('signOut.from', { workspace })
  return (
    <>
      <MenuSection label={workspace} header={<AccountFace account={account} workspace={workspace} />}>
        {(isShut || needsAuth) && (
          <MenuItem
            icon={KeyRound}
            tone="warning"
            label={text('signIn.again.title')}
            onAction={() => setState({ dialog: { name: 'signInAgain', accountId } })}
          />
        )}
        {!isShut && (
          <MenuItem
            icon={ShieldCheck}
            label={text('secondFactor.title')}
            onAction={() => setState({ dialog: { name: 'secondFactor', accountId } })}
          />
        )}
        <MenuItem icon={LogOut} isMirrored label={leave} onAction={() => void requestSignOut(accountId)} />
      </MenuSection>
      <MenuDivider />
    </>
  )
}

function AccountFace({ account, workspace }: { account: Account; workspace: string }) {
  const text = useText()
  const { user, email } = account.me
  return (
    <div data-testid="account" className="flex items-center gap-3 px-2.5 pt-2 pb-2">
      <Avatar id={user.id} name={user.name} size={36} />
      <div className="min-w-0 flex-1">
        <OwnDirection className="font-semibold">{user.name}</OwnDirection>
        <OwnDirection className="text-12 text-muted">{email}</OwnDirection>
        <p className="flex gap-1 text-12 text-muted">
          <bdi className="truncate">{workspace}</bdi>
          <span className="shrink-0">· {text(`role.${user.role}`)}</span>
        </p>
      </div>
    </div>
  )
}
