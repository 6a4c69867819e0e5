import { Ban } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { may } from '#shared/access.ts'
import type { Customer } from '#shared/entities.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { TextArea } from '../design/TextArea.tsx'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useIsOnline, useMe } from '../store/account.tsx'
import { blockCustomer, unblockCustomer } from '../store/customer.ts'

const MAX_REASON = 500

/** That a customer can no longer write, since when and why. */
export function BlockedNote({ customer }: { customer: Customer }) {
  const text = useText()
  const intl = useIntl()
  const { blockedAt, blockedReason, id } = customer
  const mayUnblock = may(useMe().user.role, 'customer.block')
  const offline = useOfflineReason()
  if (blockedAt === null) return null
  return (
    <section
      aria-label={text('customer.blocked')}
      className="mb-4 flex flex-col items-start gap-2 rounded-md bg-danger-soft p-3 text-13 text-danger-text"
    >
      <p className="flex items-center gap-1.5 font-medium">
        <Ban aria-hidden size={14} strokeWidth={2.25} className="shrink-0" />
        {text('customer.blockedSince', { date: intl.formatDate(blockedAt, { dateStyle: 'medium' }) })}
      </p>
      {blockedReason && (
        <p dir="auto" className="selectable [overflow-wrap:anywhere]">
          {blockedReason}
        </p>
      )}
      {mayUnblock && (
        <Button size="sm" unavailable={offline} onPress={() => void unblockCustomer(id)}>
          {text('customer.unblock')}
        </Button>
      )}
    </section>
  )
}

/** Keeps somebody from writing, with a reason for the colleagues. Only for who may. */
export function BlockButton({ customer }: { customer: Customer }) {
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const offline = useOfflineReason()
  const mayBlock = may(useMe().user.role, 'customer.block')
  if (customer.blockedAt !== null || !mayBlock) return null
  return (
    <div className="border-t border-line py-4">
      <Button size="sm" kind="quiet" unavailable={offline} onPress={() => setAsking(true)}>
        <Ban aria-hidden size={14} strokeWidth={2} className="shrink-0" />
        {text('customer.block')}
      </Button>
      {isAsking && <BlockDialog customer={customer} onClose={() => setAsking(false)} />}
    </div>
  )
}

function BlockDialog({ customer, onClose }: { customer: Customer; onClose(): void }) {
  const text = useText()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isBusy, setBusy] = useState(false)

  async function block(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (isBusy) return
    if (reason.trim() === '') return setMissing(true)
    setBusy(true)
    const isBlocked = await blockCustomer(customer, reason)
    setBusy(false)
    if (isBlocked) onClose()
  }

  return (
    <Dialog title={text('customer.blockTitle', { name: customer.name })} onClose={onClose}>
      <form onSubmit={(event) => void block(event)} className="flex flex-col gap-4">
        <p className="text-pretty text-13 text-muted">{text('customer.blockBody')}</p>
        <TextArea
          autoFocus
          label={text('customer.blockReason')}
          maxLength={MAX_REASON}
          value={reason}
          error={isMissing ? text('customer.blockNoReason') : null}
          onChange={(value) => {
            setReason(value)
            setMissing(false)
          }}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={onClose}>{text('customer.cancel')}</Button>
          <Button type="submit" kind="primary">
            {text('customer.block')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useOfflineReason(): string | null {
  const text = useText()
  return useIsOnline() ? null : text('customer.needsLine')
}
