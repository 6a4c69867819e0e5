import { Check, ChevronDown } from 'lucide-react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { useShallow } from 'zustand/shallow'
import { workspaceLabel } from '#shared/workspace-label.ts'
import { useText } from '../i18n/I18n.tsx'
import { openAccounts } from '../store/held.ts'
import { chooseAccount } from '../store/queue.ts'
import { useStore } from '../store/store.ts'

const ALL = 'all'

/** Which workspaces' chats the queue shows, where there are several. */
export function WorkspaceFilter() {
  const text = useText()
  const accounts = useStore(useShallow(openAccounts))
  const only = useStore((state) => state.onlyAccount)
  if (accounts.length < 2) return null
  return (
    <Select
      aria-label={text('queue.accounts')}
      selectedKey={only ?? ALL}
      onSelectionChange={(key) => chooseAccount(key === ALL ? null : String(key))}
      className="shrink-0 border-b border-line"
    >
      <Button className="flex h-9 w-full cursor-default items-center gap-1.5 px-4 text-12 text-muted outline-offset-[-2px] hover:text-ink">
        <SelectValue className="min-w-0 truncate" />
        <ChevronDown aria-hidden size={14} strokeWidth={2} className="shrink-0" />
      </Button>
      <Popover placement="bottom start" className="enter w-64 rounded-md bg-raised p-1.5 shadow-float">
        <ListBox className="outline-none">
          <Option id={ALL} name={text('queue.allAccounts')} />
          {accounts.map((account) => (
            <Option key={account.id} id={account.id} name={workspaceLabel(account, accounts)} />
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

function Option({ id, name }: { id: string; name: string }) {
  return (
    <ListBoxItem
      id={id}
      textValue={name}
      className="flex h-8 items-center gap-2.5 rounded-sm px-2.5 text-13 outline-none data-focused:bg-hover"
    >
      {({ isSelected }) => (
        <>
          <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
          {isSelected && <Check aria-hidden size={14} className="shrink-0 text-accent-text" />}
        </>
      )}
    </ListBoxItem>
  )
}
