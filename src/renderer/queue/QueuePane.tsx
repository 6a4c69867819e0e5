import { TabPanel, Tabs } from 'react-aria-components'
import type { View } from '#shared/queue.ts'
import { useText } from '../i18n/I18n.tsx'
import { ConnectionStatus } from '../shell/ConnectionStatus.tsx'
import { chooseView } from '../store/queue.ts'
import { useStore } from '../store/store.ts'
import { QueueView } from './QueueView.tsx'
import { ViewTabs } from './ViewTabs.tsx'
import { WorkspaceFilter } from './WorkspaceFilter.tsx'

export function QueuePane() {
  const text = useText()
  const view = useStore((state) => state.preferences.view)
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <h1 className="sr-only">{text('queue.title')}</h1>
      <Tabs
        selectedKey={view}
        onSelectionChange={(key) => chooseView(key as View)}
        className="flex min-h-0 flex-1 flex-col"
      >
        <ViewTabs />
        <WorkspaceFilter />
        <TabPanel key={view} id={view} className="min-h-0 flex-1 outline-offset-[-2px]">
          <QueueView view={view} />
        </TabPanel>
      </Tabs>
      <ConnectionStatus />
    </div>
  )
}
