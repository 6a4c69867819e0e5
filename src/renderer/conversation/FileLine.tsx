import type { LucideIcon } from 'lucide-react'

interface FileLineProps {
  icon: LucideIcon
  name: string
  details: string
}

/** A file in a message: what it is called, and what there is to know of it. */
export function FileLine({ icon: Icon, name, details }: FileLineProps) {
  return (
    <div className="flex w-full min-w-0 items-center gap-2.5 py-0.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-sm bg-surface text-muted">
        <Icon aria-hidden size={16} strokeWidth={1.75} />
      </span>
      <span className="min-w-0">
        <span dir="auto" className="block truncate text-13 font-medium">
          {name}
        </span>
        <span className="figures block text-12 text-muted">{details}</span>
      </span>
    </div>
  )
}
