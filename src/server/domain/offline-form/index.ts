import { COMMANDS } from '#shared/commands.ts'
import type { RouteBody, RouteResponse } from '#shared/rest.ts'
import type { Account } from '../account/index.ts'
import { carryOut } from '../commands/index.ts'

/** A visitor becomes a customer and their message a waiting chat, both or neither. */
export async function leaveMessage(
  account: Account,
  { id, message, ...visitor }: RouteBody<'leaveMessage'>,
): Promise<RouteResponse<'leaveMessage'>> {
  const { result, ...introduced } = await account.introduce(visitor, async (tx, reader) => {
    const input = COMMANDS['session.start'].parse({ message })
    const { receipt } = await carryOut(tx, reader, { id, name: 'session.start', input }, 'form')
    await tx
      .updateTable('sessions')
      .set({ metadata: JSON.stringify({ offlineForm: true }) })
      .where('id', '=', id)
      .execute()
    return receipt
  })
  return { ...introduced, receipt: result }
}
