import { z } from 'zod'
import { id } from '../ids.ts'
import { STAFF_ROUTES, staffMember } from '../routes/staff.ts'
import { secondFactorPolicy } from '../second-factor.ts'
import { type Channel, CONSOLE, done } from './channel.ts'

const ofAccount = z.strictObject({ accountId: id })
const member = ofAccount.extend({ userId: id })

/** What an admin changes of a colleague here. */
export const staffChange = STAFF_ROUTES.updateUser.body.pick({
  role: true,
  teamIds: true,
  needsApproval: true,
  disabled: true,
})
export type StaffChange = z.infer<typeof staffChange>

/** The people of a workspace, for those who manage them. The server knows them: all of it needs a connection. */
export const staffChannels = {
  'staff.list': {
    callers: CONSOLE,
    input: ofAccount,
    output: z.object({ users: z.array(staffMember) }),
    timeout: 30_000,
  },
  'staff.change': {
    callers: CONSOLE,
    input: member.extend({ change: staffChange }),
    output: z.object({ user: staffMember }),
    timeout: 30_000,
  },
  /** For somebody who has lost theirs. */
  'staff.resetSecondFactor': { callers: CONSOLE, input: member, output: done, timeout: 30_000 },
  /** Which roles need a second factor. */
  'staff.policy': { callers: CONSOLE, input: ofAccount, output: secondFactorPolicy, timeout: 30_000 },
  'staff.setPolicy': {
    callers: CONSOLE,
    input: ofAccount.extend(secondFactorPolicy.shape),
    output: secondFactorPolicy,
    timeout: 30_000,
  },
} as const satisfies Record<string, Channel>
