import { accountHandlers } from './account.ts'
import { assignmentHandlers } from './assignment.ts'
import { conversationHandlers } from './conversations.ts'
import { customerHandlers } from './customers.ts'
import { deviceHandlers } from './devices.ts'
import { fileHandlers } from './files.ts'
import type { HandlerServices, Handlers } from './handler.ts'
import { policyHandlers } from './policy.ts'
import { referenceHandlers } from './reference.ts'
import { searchHandlers } from './search.ts'
import { secondFactorHandlers } from './second-factor.ts'
import { signInHandlers } from './sign-in.ts'
import { slaHandlers } from './sla.ts'
import { staffHandlers } from './staff.ts'
import { syncHandlers } from './sync.ts'

export type { Call, HandlerServices, Handlers } from './handler.ts'

export function createHandlers(services: HandlerServices): Handlers {
  return {
    ...accountHandlers(services),
    ...signInHandlers(services),
    ...secondFactorHandlers(services),
    ...conversationHandlers(services),
    ...fileHandlers(services),
    ...searchHandlers(services),
    ...slaHandlers(services),
    ...assignmentHandlers(services),
    ...syncHandlers(services),
    ...referenceHandlers(services),
    ...customerHandlers(services),
    ...staffHandlers(services),
    ...policyHandlers(services),
    ...deviceHandlers(services),
  }
}
