import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: LucideIcon
  title: string
  body: string
  /** Its place among the headings of the window. */
  heading?: 'h1' | 'h2'
  children?: ReactNode
}

/** Why there is nothing here, and what to do next. */
export function EmptyState({ icon: Icon, title, body, heading: Heading = 'h2', children }: EmptyStateProps) {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1 px-8 pb-12 text-center">
      <Icon aria-hidden size={28} strokeWidth={1.25} className="mb-3 text-faint" />
      <Heading className="text-14">{title}</Heading>
      <p className="max-w-72 text-pretty text-13 text-muted">{body}</p>
      {children && <div className="mt-4 flex gap-2">{children}</div>}
    </div>
  )
}
