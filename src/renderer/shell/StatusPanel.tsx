import { useState } from 'react'
import { useShallow } from 'zustand/shallow'
import type { Id } from '#shared/ids.ts'
import type { ChannelInput } from '#shared/ipc.ts'
import { Button } from '../design/Button.tsx'
import { useText } from '../i18n/I18n.tsx'
import { InAccount } from '../store/account.tsx'
import { ask } from '../store/bridge.ts'
import { openSession } from '../store/chats.ts'
import { openAccounts } from '../store/held.ts'
import { useStore } from '../store/store.ts'
import { toastError } from '../store/toasts.ts'
import { useUnsent } from '../store/unsent.ts'
import { LineStatus } from './LineStatus.tsx'
import { syncSummary } from './sync-summary.ts'
import { WaitingChats } from './WaitingChats.tsx'

/** Each line with its cause, and what waits to be sent over all of them: what an outage has made old, and what else. */
export function StatusPanel({ onClose }: { onClose(): void }) {
  const text = useText()
  const accounts = useStore(useShallow(openAccounts))
  const { waitingToSend, toConfirm, connection } = useStore(useShallow(syncSummary))
  const unsent = useUnsent(accounts.map(({ id }) => id)) ?? []
  const chats = unsent.filter(({ messages }) => messages.length > 0)

  function open(sessionId: Id) {
    onClose()
    void openSession(sessionId)
  }

  return (
    <div data-testid="status-panel" className="flex flex-col divide-y divide-line text-13">
      {accounts.map((account) => (
        <InAccount key={account.id} id={account.id}>
          <LineStatus account={account} isNamed={accounts.length > 1} />
        </InAccount>
      ))}
      <div className="flex flex-col gap-3 px-4 py-3">
        {waitingToSend === 0 && chats.length === 0 && (
          <p className="text-muted">{text('status.nothingWaiting')}</p>
        )}
        {waitingToSend > 0 && (
          <div>
            <p>{text('status.waiting', { count: waitingToSend })}</p>
            {connection.state !== 'online' && waitingToSend > toConfirm && (
              <p className="text-12 text-muted">{text('status.waitingOffline')}</p>
            )}
          </div>
        )}
        {/* One alone is decided where it is listed. */}
        {toConfirm > 1 && <OldAnswers count={toConfirm} />}
        {chats.length > 0 && <WaitingChats chats={chats} onOpen={open} />}
      </div>
    </div>
  )
}

type Decision = ChannelInput<'outbox.decideAll'>['decision']

/** One decision for all answers that lay here through an outage. Throwing words away takes a second press. */
function OldAnswers({ count }: { count: number }) {
  const text = useText()
  const [isSure, setSure] = useState(false)

  async function decide(decision: Decision) {
    const answer = await ask('outbox.decideAll', { decision })
    if (!answer.ok) toastError(answer.error)
  }

  return (
    <div className="flex flex-col gap-2">
      <p>{text('status.toConfirm', { count })}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" kind="primary" onPress={() => void decide('send')}>
          {text('status.confirm.send')}
        </Button>
        <Button size="sm" onPress={() => void decide('keep')}>
          {text('status.confirm.keep')}
        </Button>
        <Button size="sm" kind="quiet" onPress={() => (isSure ? void decide('discard') : setSure(true))}>
          <span className="text-danger-text">
            {isSure ? text('status.confirm.discardSure', { count }) : text('status.confirm.discard')}
          </span>
        </Button>
      </div>
    </div>
  )
}
