import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  Header,
  MenuTrigger,
  Separator,
} from 'react-aria-components'
import { Floating } from './Floating.tsx'
import { Keys } from './Keys.tsx'
import { OptionFace, optionRow } from './OptionFace.tsx'
import type { Openable } from './Popover.tsx'

interface MenuProps extends Openable {
  label: string
  /** A `Button` or an `IconButton`. */
  trigger: ReactNode
  /** `MenuItem`, `MenuSection`, `MenuChoice` and `MenuDivider`. */
  children: ReactNode
}

/** Things to do, beside their button: arrows, first letters and Escape as everywhere. */
export function Menu({ label, trigger, placement = 'bottom start', children, ...openable }: MenuProps) {
  return (
    <MenuTrigger {...openable}>
      {trigger}
      <Floating placement={placement} className="max-h-full min-w-48 max-w-80 p-1.5">
        <AriaMenu aria-label={label} className="min-h-0 overflow-y-auto outline-none">
          {children}
        </AriaMenu>
      </Floating>
    </MenuTrigger>
  )
}

interface MenuItemProps {
  /** Of a choice. */
  id?: string
  label: string
  icon?: LucideIcon
  isMirrored?: boolean
  /** In place of an icon: an avatar, the colour of a tag. */
  mark?: ReactNode
  /** A second line. */
  hint?: string
  /** As in the shortcut table. */
  shortcut?: string
  tone?: 'plain' | 'warning' | 'danger'
  /** Why it cannot be done now, in place of the hint. It can still be reached, so that the reason is heard. */
  unavailable?: string | null
  /** The section around it says why, for all of its items. */
  isUnavailable?: boolean
  onAction?(): void
}

export function MenuItem({
  id,
  label,
  hint,
  shortcut,
  unavailable = null,
  isUnavailable = unavailable !== null,
  onAction,
  ...face
}: MenuItemProps) {
  return (
    <AriaMenuItem
      {...(id !== undefined && { id })}
      textValue={label}
      {...(isUnavailable && { shouldCloseOnSelect: false })}
      {...(onAction && !isUnavailable && { onAction })}
      render={(props) =>
        'href' in props ? (
          <a {...props} />
        ) : (
          <div {...props} {...(isUnavailable && { 'aria-disabled': true })} />
        )
      }
      className={optionRow}
    >
      {({ isSelected }) => (
        <OptionFace
          {...face}
          label={label}
          hint={unavailable ?? hint}
          isSelected={isSelected}
          end={shortcut && <Keys combination={shortcut} />}
        />
      )}
    </AriaMenuItem>
  )
}

interface MenuSectionProps {
  label: string
  /** What stands above it, where that is more than its label. */
  header?: ReactNode
  children: ReactNode
}

export function MenuSection({ label, header, children }: MenuSectionProps) {
  return (
    <AriaMenuSection aria-label={label}>
      {header ? <Header>{header}</Header> : <MenuTitle>{label}</MenuTitle>}
      {children}
    </AriaMenuSection>
  )
}

interface MenuChoiceProps<Id extends string> {
  label: string
  /** Another choice may follow from this one. */
  staysOpen?: boolean
  value: Id
  onChange(value: Id): void
  /** `MenuItem`s, each with an `id`. */
  children: ReactNode
}

/** One of several, in the middle of a menu. */
export function MenuChoice<Id extends string>({
  label,
  staysOpen = false,
  value,
  onChange,
  children,
}: MenuChoiceProps<Id>) {
  return (
    <AriaMenuSection
      selectionMode="single"
      disallowEmptySelection
      shouldCloseOnSelect={!staysOpen}
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(key as Id)
      }}
    >
      <MenuTitle>{label}</MenuTitle>
      {children}
    </AriaMenuSection>
  )
}

export function MenuDivider() {
  return <Separator className="mx-2.5 my-1.5 h-px border-0 bg-line" />
}

function MenuTitle({ children }: { children: ReactNode }) {
  return <Header className="px-2.5 pt-1.5 pb-1 text-12 text-muted">{children}</Header>
}
