import { accountHandlers } from './account.ts'
import { assignmentHandlers } from './assignment.ts'
import { conversationHandlers } from './conversations.ts'
import type { HandlerServices, Handlers } from './handler.ts'
import { slaHandlers } from './sla.ts'
import { syncHandlers } from './sync.ts'

export type { Call, HandlerServices, Handlers } from './handler.ts'

export function createHandlers(services: HandlerServices): Handlers {
  return {
    ...accountHandlers(services),
    ...conversationHandlers(services),
    ...slaHandlers(services),
    ...assignmentHandlers(services),
    ...syncHandlers(services),
  }
}
