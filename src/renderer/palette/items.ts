import type { LucideIcon } from 'lucide-react'
import type { QueueRow } from '#shared/ipc.ts'
import type { Query } from '../search/filters.ts'
import type { Found } from '../search/merge.ts'
import { ranked } from './match.ts'

/** What an item looks like: a thing to do, a chat, or something that was found. */
export type Face =
  | { kind: 'command'; icon: LucideIcon; isMirrored?: boolean; hint?: string; shortcut?: string }
  | { kind: 'chat'; row: QueueRow }
  | { kind: 'found'; found: Found }

export interface Item {
  id: string
  label: string
  /** Further words that it is found by. */
  words?: string
  face: Face
  /** Why it cannot be done now. */
  unavailable?: string | null
  /** What is looked for next, the palette staying open; or what is done, once it has closed. */
  next?: Query
  run?(): unknown
}

export interface Group {
  id: string
  label: string
  items: readonly Item[]
}

/** Of each group what matches, the nearest first, and the group with the nearest match before the others. */
export function matching(typed: string, groups: readonly Group[], limit: number): readonly Group[] {
  return groups
    .map((group) => ({
      group,
      found: ranked(typed, group.items, ({ label, words = '' }) => `${label} ${words}`),
    }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => (a.found[0]?.distance ?? 0) - (b.found[0]?.distance ?? 0))
    .map(({ group, found }) => ({ ...group, items: found.slice(0, limit).map(({ item }) => item) }))
}
