import type { WipeOrder } from '#shared/devices.ts'
import { ParleyError } from '#shared/errors.ts'
import type { Row, Tx } from '../../db/index.ts'

type Ordered = Pick<Row<'devices'>, 'user_id' | 'id' | 'wipe_token' | 'wipe_reason'>

/** The refusal that tells a device to wipe itself; null when nobody has ordered that, or it is done. */
export async function wipeOrderFor(
  tx: Tx,
  userId: string,
  deviceId: string | undefined,
): Promise<ParleyError | null> {
  if (deviceId === undefined) return null
  const device = await tx
    .selectFrom('devices')
    .select(['user_id', 'id', 'wipe_token', 'wipe_reason'])
    .where('user_id', '=', userId)
    .where('id', '=', deviceId)
    .where('wipe_token', 'is not', null)
    .executeTakeFirst()
  return device === undefined ? null : wipeRefusal(device)
}

export function wipeRefusal({ user_id, id, wipe_token, wipe_reason }: Ordered): ParleyError {
  const isWipe = wipe_reason === 'remote_wipe'
  const details = {
    userId: user_id,
    deviceId: id,
    reason: isWipe ? 'remote_wipe' : 'revoked',
    wipeToken: wipe_token ?? '',
  } satisfies WipeOrder
  return new ParleyError(
    'DEVICE_WIPED',
    isWipe ? 'This device was wiped.' : 'This device was removed, or its account disabled.',
    { hint: 'Destroy what it holds, and send the receipt.', details },
  )
}
