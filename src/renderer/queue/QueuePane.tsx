import { useState } from 'react'
import { TabPanel, Tabs } from 'react-aria-components'
import { useText } from '../i18n/I18n.tsx'
import { ConnectionStatus } from '../shell/ConnectionStatus.tsx'
import { useCommand } from '../shell/commands.ts'
import { chooseView, stepView } from '../store/queue.ts'
import { currentList, useStore } from '../store/store.ts'
import { BulkBar } from './BulkBar.tsx'
import { BulkDialog } from './BulkDialog.tsx'
import { FilterBar } from './FilterBar.tsx'
import { useLists } from './lists.ts'
import { ManageViewsDialog } from './ManageViewsDialog.tsx'
import { QueueView } from './QueueView.tsx'
import { SaveViewDialog } from './SaveViewDialog.tsx'
import { ViewTabs } from './ViewTabs.tsx'
import { WorkspaceFilter } from './WorkspaceFilter.tsx'

export function QueuePane() {
  const text = useText()
  const list = useStore((state) => currentList(state.preferences))
  const { views, own } = useLists()
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const close = () => setDialog(null)
  useCommand('queue.nextView', () => stepView([...views, ...own], 1))
  useCommand('queue.previousView', () => stepView([...views, ...own], -1))
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <h1 className="sr-only">{text('queue.title')}</h1>
      <Tabs
        selectedKey={list.id}
        onSelectionChange={(key) => chooseView(String(key))}
        className="flex min-h-0 flex-1 flex-col"
      >
        <ViewTabs onManage={() => setDialog('manage')} />
        <WorkspaceFilter />
        <FilterBar key={`filters:${list.id}`} onSave={() => setDialog('save')} />
        <TabPanel key={list.id} id={list.id} className="min-h-0 flex-1 outline-offset-[-2px]">
          <QueueView />
        </TabPanel>
      </Tabs>
      <BulkBar />
      <ConnectionStatus />
      <BulkDialog />
      {dialog === 'save' && <SaveViewDialog onClose={close} />}
      {dialog === 'manage' && <ManageViewsDialog onClose={close} />}
    </div>
  )
}
