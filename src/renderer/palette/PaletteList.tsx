import type { Ref } from 'react'
import { Avatar } from '../design/Avatar.tsx'
import { cx } from '../design/cx.ts'
import { Keys } from '../design/Keys.tsx'
import { OptionFace } from '../design/OptionFace.tsx'
import { OwnDirection } from '../design/OwnDirection.tsx'
import { useText } from '../i18n/I18n.tsx'
import { Age } from '../queue/Age.tsx'
import { StatusChip } from '../queue/StatusChip.tsx'
import { WorkspaceChip } from '../queue/WorkspaceChip.tsx'
import { HitFace } from '../search/HitFace.tsx'
import { InAccount } from '../store/account.tsx'
import type { Face, Group, Item } from './items.ts'

interface PaletteListProps {
  ref: Ref<HTMLDivElement>
  id: string
  groups: readonly Group[]
  activeId: string | undefined
  optionId(itemId: string): string
  onPoint(itemId: string): void
  onChoose(item: Item): void
}

/** What the field above it offers. The focus stays there; the pointer only points. */
export function PaletteList({ ref, id, groups, activeId, optionId, onPoint, onChoose }: PaletteListProps) {
  const text = useText()
  if (groups.length === 0) return <p className="px-4 py-4 text-13 text-muted">{text('palette.nothing')}</p>
  return (
    <div
      ref={ref}
      id={id}
      role="listbox"
      aria-label={text('palette.results')}
      className="min-h-0 flex-1 overflow-y-auto p-1.5"
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox has groups, not fieldsets
        <div key={group.id} role="group" aria-label={group.label}>
          <div aria-hidden className="px-2.5 pt-2 pb-1 text-12 text-muted">
            {group.label}
          </div>
          {group.items.map((item) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as aria-activedescendant wants it
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus
            <div
              key={item.id}
              id={optionId(item.id)}
              role="option"
              data-testid="palette-option"
              aria-selected={item.id === activeId}
              {...(item.unavailable && { 'aria-disabled': true })}
              className={cx(
                'flex min-h-9 items-center gap-2.5 rounded-sm px-2.5 py-1 text-13 aria-disabled:opacity-55',
                item.id === activeId && 'bg-selected',
              )}
              onPointerMove={() => onPoint(item.id)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(item)}
            >
              <ItemFace item={item} />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function ItemFace({ item: { label, face, unavailable } }: { item: Item }) {
  switch (face.kind) {
    case 'command':
      return (
        <OptionFace
          label={label}
          icon={face.icon}
          isMirrored={face.isMirrored}
          hint={unavailable ?? face.hint}
          end={face.shortcut && <Keys combination={face.shortcut} />}
        />
      )
    case 'chat':
      return (
        <InAccount id={face.row.accountId}>
          <ChatFace row={face.row} />
        </InAccount>
      )
    case 'found':
      return (
        <InAccount id={face.found.accountId}>
          <HitFace found={face.found} />
        </InAccount>
      )
  }
}

function ChatFace({ row: { accountId, session, customer } }: Pick<Extract<Face, { kind: 'chat' }>, 'row'>) {
  return (
    <>
      <Avatar id={customer.id} name={customer.name} size={32} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <OwnDirection className="font-medium">{customer.name}</OwnDirection>
          <WorkspaceChip accountId={accountId} />
          <Age at={session.lastMessageAt} />
        </span>
        <span className="flex min-w-0 items-center gap-2 text-12 text-muted">
          <StatusChip status={session.status} />
          {session.subject !== '' && <OwnDirection>{session.subject}</OwnDirection>}
        </span>
      </span>
    </>
  )
}
