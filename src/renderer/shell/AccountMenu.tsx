import { Check, KeyRound, Lock, LockKeyhole, LogOut, Monitor, Moon, Plus, Sun } from 'lucide-react'
import {
  Button as AriaButton,
  Header,
  Menu,
  MenuItem,
  type MenuItemProps,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import type { Account } from '#shared/ipc.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { Avatar } from '../design/Avatar.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { ask } from '../store/bridge.ts'
import { allAccounts } from '../store/held.ts'
import type { Preferences } from '../store/preferences.ts'
import { setPreferences, setState, useStore } from '../store/store.ts'
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
  const isLockSet = useStore((state) => state.lock.isSet)
  const user = accounts[0]?.me.user
  if (!user) return null
  const label = text('rail.account', { name: user.name })
  return (
    <MenuTrigger>
      <AriaButton aria-label={label} className="mt-2 rounded-full">
        <Avatar id={user.id} name={user.name} size={32} />
      </AriaButton>
      <Popover
        placement="end bottom"
        offset={8}
        className="enter flex max-h-full w-72 flex-col rounded-md bg-raised p-1.5 shadow-float"
      >
        <Menu aria-label={label} className="min-h-0 overflow-y-auto outline-none">
          {accounts.map((account) => (
            <AccountSection key={account.id} account={account} accounts={accounts} />
          ))}
          <Item textValue={text('accounts.add')} onAction={() => setState({ isAdding: true })}>
            <Plus aria-hidden size={16} strokeWidth={1.75} className="text-muted" />
            {text('accounts.add')}
          </Item>
          <Separator className="mx-2.5 my-1.5 h-px border-0 bg-line" />
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              for (const key of keys) setPreferences({ theme: key as Preferences['theme'] })
            }}
          >
            <Header className="px-2.5 pt-1.5 pb-1 text-12 text-muted">{text('theme.label')}</Header>
            {THEMES.map(({ id, icon: Icon, label: themeLabel }) => (
              <Item key={id} id={id} textValue={text(themeLabel)}>
                <Icon aria-hidden size={16} strokeWidth={1.75} className="text-muted" />
                <span className="flex-1">{text(themeLabel)}</span>
                {theme === id && <Check aria-hidden size={14} className="text-accent-text" />}
              </Item>
            ))}
          </MenuSection>
          <Separator className="mx-2.5 my-1.5 h-px border-0 bg-line" />
          <Item textValue={text('lock.settings')} onAction={() => setState({ dialog: { name: 'lock' } })}>
            <LockKeyhole aria-hidden size={16} strokeWidth={1.75} className="text-muted" />
            {text('lock.settings')}
          </Item>
          {isLockSet && (
            <Item textValue={text('lock.now')} onAction={() => void ask('lock.now', {})}>
              <Lock aria-hidden size={16} strokeWidth={1.75} className="text-muted" />
              {text('lock.now')}
            </Item>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

/** One workspace: who one is there, and the way out of it. */
function AccountSection({ account, accounts }: { account: Account; accounts: readonly Account[] }) {
  const text = useText()
  const { id: accountId, me, isShut } = account
  const { user, email } = me
  const workspace = workspaceLabel(account, accounts)
  const needsAuth = useStore((state) => state.held[accountId]?.sync.connection.state === 'needs_auth')
  const leave = accounts.length === 1 ? text('signOut.action') : text('signOut.from', { workspace })
  return (
    <>
      <MenuSection aria-label={workspace} data-testid="account">
        <Header className="flex items-center gap-3 px-2.5 pt-2 pb-2">
          <Avatar id={user.id} name={user.name} size={36} />
          <div className="min-w-0 flex-1">
            <OwnDirection className="font-semibold">{user.name}</OwnDirection>
            <OwnDirection className="text-12 text-muted">{email}</OwnDirection>
            <p className="flex gap-1 text-12 text-muted">
              <bdi className="truncate">{workspace}</bdi>
              <span className="shrink-0">· {text(`role.${user.role}`)}</span>
            </p>
          </div>
        </Header>
        {(isShut || needsAuth) && (
          <Item
            textValue={text('signIn.again.title')}
            onAction={() => setState({ dialog: { name: 'signInAgain', accountId } })}
          >
            <KeyRound aria-hidden size={16} strokeWidth={1.75} className="text-warning-text" />
            {text('signIn.again.title')}
          </Item>
        )}
        <Item textValue={leave} onAction={() => void requestSignOut(accountId)}>
          <LogOut aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-muted rtl:-scale-x-100" />
          <span className="min-w-0 break-words">{leave}</span>
        </Item>
      </MenuSection>
      <Separator className="mx-2.5 my-1.5 h-px border-0 bg-line" />
    </>
  )
}

function Item(props: MenuItemProps) {
  return (
    <MenuItem
      {...props}
      className="flex min-h-8 items-center gap-2.5 rounded-sm px-2.5 py-1 text-13 outline-none data-focused:bg-hover"
    />
  )
}
