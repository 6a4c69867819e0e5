import { Tab, TabList } from 'react-aria-components'
import { VIEWS } from '#shared/queue.ts'
import { useIntl, useText } from '../i18n/I18n.tsx'
import { useCounts } from '../store/store.ts'

export function ViewTabs() {
  const text = useText()
  const intl = useIntl()
  const counts = useCounts()
  return (
    <TabList
      aria-label={text('queue.views')}
      className="flex h-14 shrink-0 items-stretch gap-4 overflow-x-auto border-b border-line px-4 [&::-webkit-scrollbar]:hidden"
    >
      {VIEWS.map((view) => (
        <Tab
          key={view}
          id={view}
          className={
            'relative flex cursor-default items-center gap-1.5 text-13 font-medium whitespace-nowrap text-muted outline-offset-[-4px] ' +
            'hover:text-ink data-selected:text-ink ' +
            'after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 data-selected:after:bg-accent'
          }
        >
          {text(`view.${view}`)}
          <span className="figures text-12 font-normal text-faint">{intl.formatNumber(counts[view])}</span>
        </Tab>
      ))}
    </TabList>
  )
}
