import type { Account } from './ipc.ts'

/** What to call an account's workspace among those of one console: by its server too, where two have the same name. */
export function workspaceLabel({ id, me, serverUrl }: Account, accounts: readonly Account[]): string {
  const { name } = me.workspace
  const isAmbiguous = accounts.some((other) => other.id !== id && other.me.workspace.name === name)
  return isAmbiguous ? `${name} (${new URL(serverUrl).host})` : name
}
