import { Check, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import {
  Button as AriaButton,
  Header,
  Menu,
  MenuItem,
  type MenuItemProps,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { Avatar } from '../design/Avatar.tsx'
import { useText } from '../i18n/I18n.tsx'
import type { Preferences } from '../store/preferences.ts'
import { setPreferences, useMe, useStore } from '../store/store.ts'
import { requestSignOut } from './sign-out.ts'

const THEMES = [
  { id: 'system', icon: Monitor, label: 'theme.system' },
  { id: 'light', icon: Sun, label: 'theme.light' },
  { id: 'dark', icon: Moon, label: 'theme.dark' },
] as const

export function AccountMenu() {
  const text = useText()
  const { user, email, workspace } = useMe()
  const theme = useStore((state) => state.preferences.theme)
  return (
    <MenuTrigger>
      <AriaButton aria-label={text('rail.account', { name: user.name })} className="mt-2 rounded-full">
        <Avatar id={user.id} name={user.name} size={32} />
      </AriaButton>
      <Popover
        placement="end bottom"
        offset={8}
        className="enter w-64 rounded-md bg-raised p-1.5 shadow-float"
      >
        <div className="flex items-center gap-3 px-2.5 pt-2 pb-3">
          <Avatar id={user.id} name={user.name} size={36} />
          <div className="min-w-0">
            <p className="truncate font-semibold">{user.name}</p>
            <p className="truncate text-12 text-muted">{email}</p>
            <p className="truncate text-12 text-muted">
              {workspace.name} · {text(`role.${user.role}`)}
            </p>
          </div>
        </div>
        <Menu aria-label={text('rail.account', { name: user.name })} className="outline-none">
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              for (const key of keys) setPreferences({ theme: key as Preferences['theme'] })
            }}
          >
            <Header className="px-2.5 pt-1.5 pb-1 text-12 text-muted">{text('theme.label')}</Header>
            {THEMES.map(({ id, icon: Icon, label }) => (
              <Item key={id} id={id} textValue={text(label)}>
                <Icon aria-hidden size={16} strokeWidth={1.75} className="text-muted" />
                <span className="flex-1">{text(label)}</span>
                {theme === id && <Check aria-hidden size={14} className="text-accent-text" />}
              </Item>
            ))}
          </MenuSection>
          <Separator className="mx-2.5 my-1.5 h-px border-0 bg-line" />
          <Item textValue={text('signOut.action')} onAction={() => void requestSignOut()}>
            <LogOut aria-hidden size={16} strokeWidth={1.75} className="text-muted rtl:-scale-x-100" />
            {text('signOut.action')}
          </Item>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Item(props: MenuItemProps) {
  return (
    <MenuItem
      {...props}
      className="flex h-8 items-center gap-2.5 rounded-sm px-2.5 text-13 outline-none data-focused:bg-hover"
    />
  )
}
