import { sql } from 'kysely'
import type { Label } from '#shared/entities.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Tx } from '../../db/index.ts'

/** The workspace's own spelling of some names, in their order. INVALID for one that is no label, or archived. */
export async function labelNames(
  tx: Tx,
  kind: Label['kind'],
  wanted: readonly string[],
  field: string,
): Promise<string[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<{ wanted: string; name: string | null }>`
    select wanted, labels.name
    from unnest(${[...wanted]}::text[]) with ordinality as given (wanted, place)
    left join labels on kind = ${kind} and archived_at is null and lower(labels.name) = lower(wanted)
    order by place`.execute(tx)
  return rows.map(({ wanted, name }) => {
    if (name !== null) return name
    throw new ParleyError('INVALID', `There is no ${kind} "${wanted}".`, {
      field,
      hint: "Choose one of the workspace's, or have it added.",
    })
  })
}

/** Tags after some were added and others taken away, whatever their case. An archived one may stay, or be taken away. */
export function mergeTags(
  before: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): string[] {
  const removed = new Set(remove.map(folded))
  const kept = before.filter((tag) => !removed.has(folded(tag)))
  const tags = new Map([...kept, ...add].map((tag) => [folded(tag), tag]))
  return [...tags.values()]
}

export function folded(name: string): string {
  return name.toLowerCase()
}
