import { KeyRound, RotateCw } from 'lucide-react'
import type { Account, ConnectionState, SyncState } from '#shared/ipc.ts'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { Button } from '../design/Button.tsx'
import { cx } from '../design/cx.ts'
import { ProgressBar } from '../design/ProgressBar.tsx'
import { type Text, useIntl, useText } from '../i18n/I18n.tsx'
import { exactTime } from '../i18n/times.ts'
import { useHeld } from '../store/account.tsx'
import { ask } from '../store/bridge.ts'
import { useNow } from '../store/clock.ts'
import { allAccounts } from '../store/held.ts'
import { setState, useStore } from '../store/store.ts'
import { CONNECTION_MARKS } from './connection-marks.ts'
import { connectionWords } from './connection-words.ts'
import { ProxySignIn } from './ProxySignIn.tsx'

/** One line to one server: how it is, why, what helps, and how far what is here has come. */
export function LineStatus({ account, isNamed }: { account: Account; isNamed: boolean }) {
  const text = useText()
  const { connection, completeTo, pack, clock } = useHeld((held) => held.sync)
  const accounts = useStore(allAccounts)
  const words = connectionWords(connection, useNow(1_000))
  const { icon: Icon, colour } = CONNECTION_MARKS[connection.state]
  const why = whyOf(connection, new URL(account.serverUrl).hostname, text)
  const isOut = connection.state === 'offline' || connection.state === 'closed'
  return (
    <section className="flex flex-col gap-3 px-4 py-3" data-testid="line-status">
      <div className="flex gap-2.5">
        <Icon aria-hidden size={16} strokeWidth={2} className={cx('mt-0.5 shrink-0', colour)} />
        <div className="min-w-0 flex-1">
          {isNamed && (
            <p className="text-12 text-muted">
              <bdi>{workspaceLabel(account, accounts)}</bdi>
            </p>
          )}
          <p className="figures font-medium">{text(words.key, words.values)}</p>
          {why && (
            <p className="mt-0.5 text-pretty text-12 text-muted">
              {why.reason} {why.hint}
            </p>
          )}
        </div>
      </div>
      {isOut && (
        <Button size="sm" className="ms-6.5 self-start" onPress={() => void ask('connection.retry', {})}>
          <RotateCw aria-hidden size={12} strokeWidth={2} />
          {text('status.retryNow')}
        </Button>
      )}
      {connection.state === 'needs_auth' && (
        <Button
          size="sm"
          kind="primary"
          className="ms-6.5 self-start"
          onPress={() => setState({ dialog: { name: 'signInAgain', accountId: account.id } })}
        >
          <KeyRound aria-hidden size={12} strokeWidth={2} />
          {text('signIn.again.title')}
        </Button>
      )}
      {connection.state === 'offline' && connection.cause === 'proxy_auth' && <ProxySignIn />}
      <div className="ms-6.5 flex flex-col gap-3">
        <Freshness completeTo={completeTo} />
        {pack.complete < pack.wanted && (
          <ProgressBar
            label={text('status.pack')}
            value={pack.complete}
            max={pack.wanted}
            valueLabel={text('status.packOf', pack)}
          />
        )}
        {clock.isWrong && (
          <p className="text-pretty text-12 text-warning-text">{text('status.clockWrong')}</p>
        )}
      </div>
    </section>
  )
}

/** Why there is no line, and what to do about it. */
function whyOf(connection: ConnectionState, host: string, text: Text) {
  switch (connection.state) {
    case 'offline':
      return {
        reason: text(`offline.${connection.cause}.reason`, { host }),
        hint: text(`offline.${connection.cause}.hint`, { host }),
      }
    case 'unsupported':
      return { reason: text(`status.unsupported.${connection.older}`), hint: '' }
    case 'needs_auth':
      return { reason: text('notice.signInAgain'), hint: '' }
    case 'connecting':
    case 'online':
    case 'closed':
      return null
  }
}

function Freshness({ completeTo }: { completeTo: SyncState['completeTo'] }) {
  const text = useText()
  const intl = useIntl()
  return (
    <p className="figures text-pretty text-12 text-muted">
      {completeTo === null
        ? text('status.neverComplete')
        : text('status.completeToExact', { time: exactTime(intl, completeTo) })}
    </p>
  )
}
