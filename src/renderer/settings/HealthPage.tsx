import { Copy } from 'lucide-react'
import { useShallow } from 'zustand/shallow'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { Button } from '../design/Button.tsx'
import { Section } from '../design/Section.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { allAccounts } from '../store/held.ts'
import { useStore } from '../store/store.ts'
import { toast } from '../store/toasts.ts'
import { Facts } from './Facts.tsx'
import { healthFacts, healthReport } from './health.ts'
import { useStorage } from './use-storage.ts'

/** How the console is, and the same as a text for whoever helps. */
export function HealthPage() {
  const text = useText()
  const intl = useIntl()
  const accounts = useStore(allAccounts)
  const syncs = useStore(
    useShallow((state) => Object.fromEntries(accounts.map(({ id }) => [id, state.held[id]?.sync]))),
  )
  const version = useStore((state) => state.system.version)
  const bytes = useStorage()
  const blocks = accounts.map((account) => ({
    title: workspaceLabel(account, accounts),
    facts: healthFacts({ account, sync: syncs[account.id], bytes: bytes[account.id], text, intl }),
  }))
  const versions = [...versionsOf(version), [text('settings.health.system'), navigator.platform] as const]

  async function copy() {
    const report = healthReport([...blocks.map(({ facts }) => facts), versions])
    const isCopied = await navigator.clipboard.writeText(report).then(
      () => true,
      () => false,
    )
    if (isCopied) toast({ key: 'settings.health.copied' })
    else toast({ key: 'settings.health.notCopied' }, { tone: 'problem' })
  }

  return (
    <>
      {blocks.map(({ title, facts }, index) => (
        <Section
          key={accounts[index]?.id ?? title}
          title={title}
          {...(index === 0 && {
            hint: text('settings.health.hint'),
            action: (
              <Button size="sm" onPress={() => void copy()}>
                <Copy aria-hidden size={14} strokeWidth={2} />
                {text('settings.health.copy')}
              </Button>
            ),
          })}
        >
          <Facts facts={facts} />
        </Section>
      ))}
      <Section title={text('settings.health.versions')}>
        <Facts facts={versions} />
      </Section>
    </>
  )
}

/** Of Parley, and of what it runs on. */
function versionsOf(version: string): (readonly [name: string, version: string])[] {
  const parts = navigator.userAgent.matchAll(/(Electron|Chrome)\/([\d.]+)/g)
  return [['Parley', version], ...Array.from(parts, ([, name = '', its = '']) => [name, its] as const)]
}
