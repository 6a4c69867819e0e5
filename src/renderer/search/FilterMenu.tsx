import { ListFilter } from 'lucide-react'
import { sessionStatus, sessionType } from '#shared/entities.ts'
import { Button } from '../design/Button.tsx'
import { Menu, MenuItem, MenuSection } from '../design/Menu.tsx'
import { useText } from '../i18n/I18n.tsx'
import type { Chip } from './filters.ts'

/** The filters that have few values, without writing them. */
export function FilterMenu({ onChip }: { onChip(chip: Chip): void }) {
  const text = useText()
  return (
    <Menu
      label={text('search.narrow')}
      trigger={
        <Button size="sm" kind="quiet">
          <ListFilter aria-hidden size={14} strokeWidth={1.75} />
          {text('search.narrow')}
        </Button>
      }
    >
      <MenuSection label={text('filter.from')}>
        {(['customer', 'staff'] as const).map((who) => {
          const value = text(`filter.${who}`)
          const filters = { sender: who === 'customer' ? who : 'user' } as const
          return (
            <MenuItem key={who} label={value} onAction={() => onChip({ name: 'from', value, filters })} />
          )
        })}
      </MenuSection>
      <MenuSection label={text('filter.status')}>
        {sessionStatus.options.map((status) => {
          const value = text(`session.status.${status}`)
          return (
            <MenuItem
              key={status}
              label={value}
              onAction={() => onChip({ name: 'status', value, filters: { status } })}
            />
          )
        })}
      </MenuSection>
      <MenuSection label={text('filter.type')}>
        {sessionType.options.map((type) => {
          const value = text(`session.type.${type}`)
          return (
            <MenuItem
              key={type}
              label={value}
              onAction={() => onChip({ name: 'type', value, filters: { type } })}
            />
          )
        })}
      </MenuSection>
    </Menu>
  )
}
