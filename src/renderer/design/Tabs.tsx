import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import { cx } from './cx.ts'

interface TabsProps<Id extends string> {
  label: string
  tabs: readonly { id: Id; label: string; icon?: LucideIcon; content: ReactNode }[]
  value: Id
  /** `side`: a list at the start, its pages beside it. */
  arrangement?: 'top' | 'side'
  onChange(value: Id): void
}

const LISTS = {
  top: 'shrink-0 gap-4 overflow-x-auto border-b border-line px-4',
  side: 'w-56 shrink-0 flex-col gap-0.5 overflow-y-auto border-e border-line p-3',
} as const

const TABS = {
  top:
    'relative h-box shrink-0 font-medium text-muted -outline-offset-4 hover:text-ink data-selected:text-ink ' +
    'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 data-selected:after:bg-accent',
  side:
    'min-h-option rounded-sm px-2.5 py-1 text-muted -outline-offset-2 hover:bg-hover hover:text-ink ' +
    'data-selected:bg-selected data-selected:font-medium data-selected:text-accent-text',
} as const

/** Pages of which one is in sight. Only that one is on the screen at all. */
export function Tabs<Id extends string>({
  label,
  tabs,
  value,
  arrangement = 'top',
  onChange,
}: TabsProps<Id>) {
  const isSide = arrangement === 'side'
  return (
    <AriaTabs
      orientation={isSide ? 'vertical' : 'horizontal'}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key as Id)}
      className={cx('flex min-h-0 min-w-0 flex-1', !isSide && 'flex-col')}
    >
      <TabList aria-label={label} className={cx('flex', LISTS[arrangement])}>
        {tabs.map(({ id, label: name, icon: Icon }) => (
          <Tab
            key={id}
            id={id}
            className={cx('flex cursor-default items-center gap-2.5 text-13', TABS[arrangement])}
          >
            {Icon && <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />}
            {name}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="min-h-0 min-w-0 flex-1 overflow-y-auto -outline-offset-2">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
