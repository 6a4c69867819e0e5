import type { ReactNode } from 'react'
import type { Trigger } from '../text/trigger.ts'

/** Something that can be put in the place of what was typed. */
export interface Suggestion {
  id: string
  label: string
  hint?: string
  mark?: ReactNode
  end?: ReactNode
  /** All of it, for whoever wants to see it before. */
  preview?: string
  choose(trigger: Trigger): void
  /** It is the agent's own to change. */
  edit?(): void
}

/** What there is for a trigger. `label` names the list. */
export interface Suggestions {
  label: string
  list: readonly Suggestion[]
  /** Said where nothing fits; without it there is no list then. */
  none?: string
}
