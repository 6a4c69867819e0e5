import type { ReactNode } from 'react'

export function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line py-4">
      <h3 className="pb-2 text-12 font-medium text-muted">{title}</h3>
      <dl className="flex flex-col gap-1.5">{children}</dl>
    </section>
  )
}

/** A name and its value, side by side. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.25rem_1fr] gap-3 text-13">
      <dt className="text-muted [overflow-wrap:anywhere]">{label}</dt>
      <dd className="selectable min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}
