import type { ReactNode } from 'react'

interface FactProps {
  label: string
  /** What there is to decide about it, over the whole width. */
  question?: ReactNode
  children: ReactNode
}

/** A name and its value, side by side. */
export function Fact({ label, question, children }: FactProps) {
  return (
    <div className="group grid grid-cols-[6.25rem_1fr] gap-2 text-13">
      <dt className="py-1 text-muted hyphens-auto [overflow-wrap:anywhere]">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
      {question && <dd className="col-span-2 empty:hidden">{question}</dd>}
    </div>
  )
}

/** A value that nobody changes here. */
export function FixedFact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Fact label={label}>
      <div className="selectable py-1">{children}</div>
    </Fact>
  )
}
