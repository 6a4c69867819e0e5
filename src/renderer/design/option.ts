import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** One of those to choose from. */
export interface Option<Id extends string = string> {
  id: Id
  label: string
  /** A second line. */
  hint?: string
  icon?: LucideIcon
  /** In place of an icon: an avatar, the colour of a tag. */
  mark?: ReactNode
  /** Further words it is found by. */
  words?: string
  /** Those of one group stand together, under its name. */
  group?: string
}

/** The options by their groups, in the order in which the groups first come; those without one first come under ''. */
export function groupOptions<Id extends string>(
  options: readonly Option<Id>[],
): [group: string, options: Option<Id>[]][] {
  const groups = new Map<string, Option<Id>[]>()
  for (const option of options) {
    const group = option.group ?? ''
    const held = groups.get(group)
    if (held) held.push(option)
    else groups.set(group, [option])
  }
  return [...groups]
}
