import type { ReactNode } from 'react'

/** One part with its name, in the states it has. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name} className="flex gap-8 border-b border-line py-5 last:border-b-0">
      <h2 className="w-32 shrink-0 text-12 font-medium text-muted">{name}</h2>
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-4">{children}</div>
    </section>
  )
}
