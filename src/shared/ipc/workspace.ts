import { z } from 'zod'
import { id } from '../ids.ts'
import { workspaceSettings } from '../routes/policy.ts'
import { type Channel, CONSOLE } from './channel.ts'

const ofAccount = z.strictObject({ accountId: id })

/** What admins say of a workspace. The server knows it: all of it needs a connection. */
export const workspaceChannels = {
  'workspace.read': { callers: CONSOLE, input: ofAccount, output: workspaceSettings, timeout: 30_000 },
  /** What is not named is left as it is. */
  'workspace.change': {
    callers: CONSOLE,
    input: ofAccount.extend({ change: workspaceSettings.partial() }),
    output: workspaceSettings,
    timeout: 30_000,
  },
} as const satisfies Record<string, Channel>
