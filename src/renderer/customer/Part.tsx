import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { setPreferences, useStore } from '../store/store.ts'

interface PartProps {
  /** Under which it is remembered whether it is folded. */
  id: string
  title: string
  /** How many there are, where that can be told. */
  count?: string | undefined
  children: ReactNode
}

/** A part of the pane, which folds and stays so. */
export function Part({ id, title, count, children }: PartProps) {
  const folded = useStore((state) => state.preferences.customerFolded)
  const isFolded = folded.includes(id)
  const others = folded.filter((one) => one !== id)
  return (
    <Disclosure
      isExpanded={!isFolded}
      onExpandedChange={(isOpen) => setPreferences({ customerFolded: isOpen ? others : [...others, id] })}
      className="border-t border-line py-2"
    >
      <Heading level={3}>
        <Button
          slot="trigger"
          className="-mx-1.5 flex min-h-8 w-[calc(100%+0.75rem)] cursor-default items-center gap-1.5 rounded-sm px-1.5 text-12 font-medium text-muted hover:bg-hover hover:text-ink"
        >
          <ChevronRight
            aria-hidden
            size={14}
            strokeWidth={2}
            className={isFolded ? 'shrink-0 rtl:-scale-x-100' : 'shrink-0 rotate-90'}
          />
          <span className="min-w-0 flex-1 text-start">{title}</span>
          {count !== undefined && <span className="figures text-12 font-normal text-muted">{count}</span>}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className="pt-1 pb-2">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  )
}
