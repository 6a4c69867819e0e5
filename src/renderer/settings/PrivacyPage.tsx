import type { Account, VaultKind } from '#shared/ipc.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { fileSize } from '../conversation/files/file-size.ts'
import { Button } from '../design/Button.tsx'
import { Section } from '../design/Section.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { requestSignOut } from '../shell/sign-out.ts'
import { InAccount, useHeld } from '../store/account.tsx'
import { allAccounts } from '../store/held.ts'
import { useStore } from '../store/store.ts'
import { Facts } from './Facts.tsx'
import { useStorage } from './use-storage.ts'

const KEPT_HOW = {
  keychain: 'settings.privacy.hereHint',
  os_encrypted: 'settings.privacy.keyFile',
  memory: 'settings.privacy.keyMemory',
} as const satisfies Record<VaultKind, string>

/** What is kept on this computer, how it is kept, and the way to be rid of it. */
export function PrivacyPage() {
  const text = useText()
  const accounts = useStore(allAccounts)
  const bytes = useStorage()
  return accounts.map((account) => (
    <Section
      key={account.id}
      title={accounts.length === 1 ? text('settings.privacy.here') : workspaceLabel(account, accounts)}
      hint={text(KEPT_HOW[account.vault])}
    >
      <InAccount id={account.id}>
        <Kept account={account} bytes={bytes[account.id] ?? null} />
      </InAccount>
    </Section>
  ))
}

function Kept({ account, bytes }: { account: Account; bytes: number | null }) {
  const text = useText()
  const intl = useIntl()
  const { pack, waitingToSend } = useHeld((held) => held.sync)
  return (
    <>
      <Facts
        facts={[
          [text('settings.privacy.size'), bytes === null ? '…' : fileSize(intl, bytes)],
          [text('settings.privacy.transcripts'), text('status.packOf', pack)],
          [text('settings.privacy.unsent'), intl.formatNumber(waitingToSend)],
        ]}
      />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-pretty text-12 text-muted">{text('settings.privacy.destroyHint')}</p>
        <Button onPress={() => void requestSignOut(account.id)}>
          <span className="text-danger-text">{text('settings.privacy.destroy')}</span>
        </Button>
      </div>
    </>
  )
}
