import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface FileLineProps {
  icon: LucideIcon
  name: string
  details: ReactNode
  /** What can be done with it, at its end. */
  children?: ReactNode
}

/** A file in a message: what it is called, and what there is to know of it. */
export function FileLine({ icon: Icon, name, details, children }: FileLineProps) {
  return (
    <div className="flex w-72 min-w-0 max-w-full items-center gap-2.5 py-0.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-sm bg-surface text-muted">
        <Icon aria-hidden size={16} strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" title={name} className="block truncate text-13 font-medium">
          {name}
        </span>
        <span className="figures block text-12 text-muted">{details}</span>
      </span>
      {children}
    </div>
  )
}
