import type { ReactNode, RefObject } from 'react'
import { PickerList, type PickerListProps } from './PickerList.tsx'
import { type Openable, Popover } from './Popover.tsx'

interface PickerProps<Id extends string> extends PickerListProps<Id>, Openable {
  /** A `Button` or an `IconButton`. */
  trigger: ReactNode
  triggerRef?: RefObject<Element | null>
}

/** One or several of many, found by name: people, tags, categories. Choosing one closes it, several leave it open. */
export function Picker<Id extends string>({
  trigger,
  triggerRef,
  placement,
  isOpen,
  onOpenChange,
  ...list
}: PickerProps<Id>) {
  return (
    <Popover
      label={list.label}
      trigger={trigger}
      {...(triggerRef && { triggerRef })}
      {...(placement && { placement })}
      {...(isOpen !== undefined && { isOpen })}
      {...(onOpenChange && { onOpenChange })}
      className="max-h-96 w-72 overflow-hidden"
    >
      {(close) => (
        <PickerList
          {...list}
          onChange={(value) => {
            list.onChange(value)
            if (list.mode !== 'multiple') close()
          }}
        />
      )}
    </Popover>
  )
}
