import { KeyRound, LogOut, Plus } from 'lucide-react'
import type { Account } from '#shared/ipc.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { Avatar } from '../design/Avatar.tsx'
import { Button } from '../design/Button.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { Section, Setting } from '../design/Section.tsx'
import { useText } from '../i18n/I18n.tsx'
import { requestSignOut } from '../shell/sign-out.ts'
import { allAccounts } from '../store/held.ts'
import { setState, useStore } from '../store/store.ts'
import { DeviceList } from './DeviceList.tsx'

/** Who one is in which workspace, what locks the window, and where else one is signed in. */
export function AccountPage() {
  const text = useText()
  const accounts = useStore(allAccounts)
  const { isSet, idleMinutes } = useStore((state) => state.lock)
  return (
    <>
      <Section
        title={text('settings.account.workspaces')}
        action={
          <Button size="sm" onPress={() => setState({ settingsPage: null, isAdding: true })}>
            <Plus aria-hidden size={14} strokeWidth={2} />
            {text('accounts.add')}
          </Button>
        }
      >
        <ul className="flex flex-col gap-3">
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} accounts={accounts} />
          ))}
        </ul>
      </Section>
      <Section title={text('settings.account.lock')}>
        <Setting
          label={
            isSet
              ? text('settings.account.lockOn', { minutes: idleMinutes })
              : text('settings.account.lockOff')
          }
          hint={text('lock.intro')}
        >
          <Button onPress={() => setState({ dialog: { name: 'lock' } })}>
            {text(isSet ? 'settings.account.lockChange' : 'settings.account.lockSet')}
          </Button>
        </Setting>
      </Section>
      {accounts
        .filter(({ isShut }) => !isShut)
        .map((account) => (
          <DeviceList
            key={account.id}
            accountId={account.id}
            title={
              accounts.length === 1
                ? text('settings.devices.title')
                : text('settings.devices.titleOf', { workspace: workspaceLabel(account, accounts) })
            }
          />
        ))}
    </>
  )
}

function AccountRow({ account, accounts }: { account: Account; accounts: readonly Account[] }) {
  const text = useText()
  const { id: accountId, me, isShut, serverUrl } = account
  const workspace = workspaceLabel(account, accounts)
  return (
    <li className="flex flex-wrap items-center gap-3">
      <Avatar id={me.user.id} name={me.user.name} size={36} />
      <div className="min-w-48 flex-1 text-13">
        <OwnDirection className="font-medium">{workspace}</OwnDirection>
        <p className="text-12 break-words text-muted">
          <bdi>{me.user.name}</bdi> · {text(`role.${me.user.role}`)} · <bdi>{me.email}</bdi>
        </p>
        <OwnDirection className="text-12 text-muted">{new URL(serverUrl).host}</OwnDirection>
      </div>
      {isShut && (
        <Button
          size="sm"
          kind="primary"
          onPress={() => setState({ dialog: { name: 'signInAgain', accountId } })}
        >
          <KeyRound aria-hidden size={14} strokeWidth={2} />
          {text('signIn.again.title')}
        </Button>
      )}
      <Button
        size="sm"
        aria-label={text('signOut.from', { workspace })}
        onPress={() => void requestSignOut(accountId)}
      >
        <LogOut aria-hidden size={14} strokeWidth={2} className="rtl:-scale-x-100" />
        {text('signOut.action')}
      </Button>
    </li>
  )
}
