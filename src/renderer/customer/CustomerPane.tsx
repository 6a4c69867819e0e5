import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Session } from '#shared/entities.ts'
import type { Id } from '#shared/ids.ts'
import type { QueueRow } from '#shared/ipc.ts'
import { Avatar } from '../design/Avatar.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { useText } from '../i18n/I18n.tsx'
import { InAccount } from '../store/account.tsx'
import { useRow } from '../store/store.ts'
import { CustomerAttributes } from './Attributes.tsx'
import { BlockButton, BlockedNote } from './Blocking.tsx'
import { ChatFacts } from './ChatFacts.tsx'
import { LocalTime } from './LocalTime.tsx'
import { Notes } from './Notes.tsx'
import { PastChats } from './PastChats.tsx'
import { Profile } from './Profile.tsx'
import { SharedFiles } from './SharedFiles.tsx'
import { Transcript } from './Transcript.tsx'
import { useHistory } from './use-history.ts'

/** Who is asking, and about what. */
export function CustomerPane({ sessionId, onClose }: { sessionId: Id; onClose(): void }) {
  const text = useText()
  const row = useRow(sessionId)
  if (!row) return null
  return (
    <InAccount id={row.accountId}>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex h-14 shrink-0 items-center justify-between border-b border-line ps-5 pe-3">
          <h2 className="text-13 font-medium">{text('customer.title')}</h2>
          <IconButton icon={X} label={text('conversation.hideCustomer')} onPress={onClose} />
        </div>
        <Content key={row.customer.id} row={row} />
      </div>
    </InAccount>
  )
}

function Content({ row }: { row: QueueRow }) {
  const text = useText()
  const { customer, session } = row
  const history = useHistory(row)
  const [read, setRead] = useState<Session | null>(null)
  /** What had the focus before the transcript, and gets it back. */
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    if (read === null && opener.current instanceof HTMLElement) opener.current.focus()
  }, [read])

  function open(chat: Session): void {
    opener.current = document.activeElement
    setRead(chat)
  }

  return (
    <>
      {read && (
        <Transcript key={read.id} chat={read} customerName={customer.name} onBack={() => setRead(null)} />
      )}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may have nothing inside that could be focused
        tabIndex={0}
        hidden={read !== null}
        aria-label={customer.name}
        className="min-h-0 flex-1 overflow-y-auto px-5 pt-5 outline-offset-[-2px]"
      >
        <div className="flex items-center gap-3 pb-4">
          <Avatar id={customer.id} name={customer.name} size={48} />
          <div className="min-w-0">
            <p dir="auto" className="selectable text-16 font-semibold [overflow-wrap:anywhere]">
              {customer.name}
            </p>
            {customer.timeZone && <LocalTime timeZone={customer.timeZone} />}
          </div>
        </div>
        <BlockedNote customer={customer} />
        <Profile row={row} />
        <CustomerAttributes row={row} />
        <ChatFacts row={row} />
        <Notes row={row} />
        {history && (
          <>
            {history === 'failed' ? (
              <p className="border-t border-line py-4 text-13 text-muted">{text('customer.historyFailed')}</p>
            ) : (
              <>
                <PastChats sessionId={session.id} history={history} onOpen={open} />
                <SharedFiles history={history} />
              </>
            )}
            <BlockButton customer={customer} />
          </>
        )}
      </section>
    </>
  )
}
