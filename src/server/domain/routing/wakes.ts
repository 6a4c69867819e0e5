import type { CommandName } from '#shared/commands.ts'

/** Commands that leave a session for routing to place, or room for one. */
const CONCERNED: readonly CommandName[] = [
  'session.start',
  'session.status',
  'session.assign',
  'session.decline',
]

export function concernsRouting(name: CommandName): boolean {
  return CONCERNED.includes(name)
}
