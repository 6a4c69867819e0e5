import { editCommand } from '#shared/edits.ts'
import { invalidInput, ParleyError } from '#shared/errors.ts'
import { IPC_PAGE } from '#shared/ipc.ts'
import type { Commit } from '../../cache/index.ts'
import type { HandlerParts } from '../handlers.ts'
import type { CustomerChannel, EngineHandlers } from '../index.ts'

/** A customer's record as it is changed here, and what else there is of them. */
export function customerHandlers({
  store,
  connection,
  feed,
  newId,
  edited,
  askCustomerSessions,
}: HandlerParts): Pick<EngineHandlers, CustomerChannel> {
  function tell(commit: Commit | null): Record<string, never> {
    if (!commit) throw new ParleyError('NOT_FOUND', 'This chat is not here any more.')
    feed.publish(commit)
    edited()
    return {}
  }

  return {
    'record.edit': async (input) => {
      // Whose field it is makes no difference to what it may hold.
      const checked = editCommand({ ...input, subjectId: input.sessionId })
      if (!checked.ok) throw invalidInput(checked.error)
      return tell(await store.call('recordEdit', { ...input, value: checked.value, id: newId() }))
    },

    'record.decide': async (input) => tell(await store.call('decideEdit', { ...input, id: newId() })),

    'customer.sessions': async (input) => {
      const { sessions, more } = await store.call('customerSessions', { ...input, limit: IPC_PAGE })
      return { sessions, more }
    },

    'customer.sessionsOnline': async ({ sessionId }) => {
      if (connection.state().state !== 'online') throw new ParleyError('OFFLINE', 'You are offline.')
      const { customerId } = await store.call('customerSessions', { sessionId, after: null, limit: 1 })
      if (customerId === null) throw new ParleyError('NOT_FOUND', 'This chat is not here any more.')
      return { sessions: await askCustomerSessions(customerId, IPC_PAGE) }
    },

    'customer.files': (input) => store.call('customerFiles', { ...input, limit: IPC_PAGE }),
  }
}
