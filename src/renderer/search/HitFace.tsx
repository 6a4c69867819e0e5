import { CloudDownload } from 'lucide-react'
import { Avatar } from '../design/Avatar.tsx'
import { cx } from '../design/cx.ts'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { Age } from '../queue/Age.tsx'
import { WorkspaceChip } from '../queue/WorkspaceChip.tsx'
import { useHeld, useMe } from '../store/account.tsx'
import { Marked } from './Marked.tsx'
import type { Found } from './merge.ts'

interface HitFaceProps {
  found: Found
  lines?: 1 | 2
}

/** One thing that was found: whose it is, when, and the words around what was looked for. */
export function HitFace({ found: { accountId, hit, isHere }, lines = 1 }: HitFaceProps) {
  const text = useText()
  const isCustomer = hit.kind === 'customer'
  const name = isCustomer ? hit.name : hit.customerName
  return (
    <>
      <Avatar id={isCustomer ? hit.id : hit.customerId} name={name} size={32} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <OwnDirection className="font-medium">{name}</OwnDirection>
          {!isHere && (
            <CloudDownload
              role="img"
              aria-label={text('search.onServer')}
              size={14}
              strokeWidth={1.75}
              className="shrink-0 self-center text-faint"
            />
          )}
          <WorkspaceChip accountId={accountId} />
          <Age at={hit.at} />
        </span>
        <span className={cx('text-12 text-muted', lines === 1 ? 'truncate' : 'line-clamp-2')}>
          {hit.kind === 'message' && <Sender hit={hit} />}
          <bdi>
            <Marked text={hit.snippet} matches={hit.matches} />
          </bdi>
        </span>
      </span>
    </>
  )
}

function Sender({ hit }: { hit: Extract<Found['hit'], { kind: 'message' }> }) {
  const text = useText()
  const me = useMe().user.id
  const name = useHeld(({ users }) => (hit.senderId ? users[hit.senderId]?.name : undefined))
  if (hit.senderKind !== 'user') return null
  const isNote = hit.type === 'note'
  const who = hit.senderId === me ? text('search.you') : (name ?? text('message.unknownSender'))
  return (
    <span className={isNote ? 'text-note-text' : 'text-faint'}>
      {isNote ? text('search.noteBy', { name: who }) : text('search.by', { name: who })}{' '}
    </span>
  )
}
