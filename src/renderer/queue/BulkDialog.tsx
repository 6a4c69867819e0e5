import type { ErrorCode } from '#shared/errors.ts'
import type { Id } from '#shared/ids.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { ProgressBar } from '../design/ProgressBar.tsx'
import type { MessageKey } from '../i18n/en/index.ts'
import { useText } from '../i18n/I18n.tsx'
import { leaveBulk } from '../store/bulk.ts'
import type { BulkState } from '../store/screen.ts'
import { useRow, useStore } from '../store/store.ts'

const REASONS: Partial<Record<ErrorCode, MessageKey>> = {
  READ_ONLY: 'bulk.reason.closed',
  CONFLICT: 'bulk.reason.taken',
  TRANSITION: 'bulk.reason.state',
  FORBIDDEN: 'bulk.reason.forbidden',
  NOT_FOUND: 'bulk.reason.gone',
}

/** Says of several chats, before anything is done, which cannot be changed and why; and how far it is, when it takes long. */
export function BulkDialog() {
  const bulk = useStore((state) => state.bulk)
  if (!bulk) return null
  return bulk.step === 'asking' ? <Asking {...bulk} /> : <Running {...bulk} />
}

function Asking({ ready, refused, go }: Extract<BulkState, { step: 'asking' }>) {
  const text = useText()
  const isAny = ready > 0
  return (
    <Dialog
      role="alertdialog"
      title={text(isAny ? 'bulk.some.title' : 'bulk.none.title')}
      onClose={leaveBulk}
    >
      <p className="text-14">{isAny ? text('bulk.some.body', { count: ready }) : text('bulk.none.body')}</p>
      <ul className="my-3 rounded-md border border-line">
        {refused.map(({ sessionId, code }) => (
          <Refused key={sessionId} sessionId={sessionId} reason={REASONS[code] ?? 'bulk.reason.other'} />
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind={isAny ? 'quiet' : 'primary'} autoFocus={!isAny} onPress={leaveBulk}>
          {text(isAny ? 'bulk.cancel' : 'action.close')}
        </Button>
        {isAny && (
          <Button
            kind="primary"
            autoFocus
            onPress={() => {
              leaveBulk()
              go()
            }}
          >
            {text('bulk.go', { count: ready })}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Refused({ sessionId, reason }: { sessionId: Id; reason: MessageKey }) {
  const text = useText()
  const name = useRow(sessionId)?.customer.name ?? ''
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line px-3 py-2 text-13 last:border-b-0">
      <bdi className="font-medium">{name}</bdi>
      <span className="text-muted">{text(reason)}</span>
    </li>
  )
}

function Running({ done, all, stop }: Extract<BulkState, { step: 'running' }>) {
  const text = useText()
  return (
    <Dialog title={text('bulk.running')} onClose={stop}>
      <div className="flex flex-col gap-4 pt-1">
        <ProgressBar
          label={text('bulk.running')}
          isLabelHidden
          value={done}
          max={all}
          valueLabel={text('bulk.progress', { done, all })}
        />
        <div className="flex items-center justify-between">
          <span className="figures text-13 text-muted">{text('bulk.progress', { done, all })}</span>
          <Button onPress={stop}>{text('bulk.stop')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
