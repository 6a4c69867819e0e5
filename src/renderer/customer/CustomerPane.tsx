import { X } from 'lucide-react'
import type { Id } from '#shared/ids.ts'
import { Avatar } from '../design/Avatar.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { useText } from '../i18n/I18n.tsx'
import { InAccount } from '../store/account.tsx'
import { useRow } from '../store/store.ts'
import { CustomerFacts } from './CustomerFacts.tsx'
import { Fact, Facts } from './Facts.tsx'
import { LocalTime } from './LocalTime.tsx'
import { SessionFacts } from './SessionFacts.tsx'

/** Who is asking, and about what. */
export function CustomerPane({ sessionId, onClose }: { sessionId: Id; onClose(): void }) {
  const text = useText()
  const row = useRow(sessionId)
  if (!row) return null
  const { customer } = row
  const attributes = Object.entries(customer.attributes)
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex h-14 shrink-0 items-center justify-between border-b border-line ps-5 pe-3">
        <h2 className="text-13 font-medium">{text('customer.title')}</h2>
        <IconButton icon={X} label={text('conversation.hideCustomer')} onPress={onClose} />
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may have nothing inside that could be focused
        tabIndex={0}
        aria-label={customer.name}
        className="min-h-0 flex-1 overflow-y-auto px-5 py-5 outline-offset-[-2px]"
      >
        <div className="flex items-center gap-3 pb-5">
          <Avatar id={customer.id} name={customer.name} size={48} />
          <div className="min-w-0">
            <p dir="auto" className="selectable text-16 font-semibold break-words">
              {customer.name}
            </p>
            {customer.timeZone && <LocalTime timeZone={customer.timeZone} />}
          </div>
        </div>
        <CustomerFacts customer={customer} />
        <InAccount id={row.accountId}>
          <SessionFacts session={row.session} />
        </InAccount>
        {attributes.length > 0 && (
          <Facts title={text('customer.attributes')}>
            {attributes.map(([name, value]) => (
              <Fact key={name} label={name}>
                <span dir="auto">{value}</span>
              </Fact>
            ))}
          </Facts>
        )}
      </section>
    </div>
  )
}
