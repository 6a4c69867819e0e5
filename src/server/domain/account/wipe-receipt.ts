import { decodeJwt, errors, importJWK, jwtVerify } from 'jose'
import { sql } from 'kysely'
import { WIPE_RECEIPT_AUDIENCE, type WipeReceipt, wipeReceipt } from '#shared/devices.ts'
import { ParleyError } from '#shared/errors.ts'
import { type Db, inWorkspace, type Row, type Tx } from '../../db/index.ts'
import type { Identity } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { revoke } from './revoke.ts'
import { lockDevice } from './wipe.ts'

/** Pinned: what a receipt names itself is not asked. */
const ALGORITHM = 'EdDSA'

/**
 * Takes a device's word that it has wiped itself. Whether the receipt is forged, of an unknown device or of one
 * without a key is not told apart.
 */
export async function takeReceipt(db: Db, deviceId: string, receipt: string): Promise<void> {
  const claimed = claimsOf(receipt)
  if (claimed.device !== deviceId) throw notSigned()
  const { rows } = await sql<{ workspace_id: string; receipt_key: string | null }>`
    select * from find_receipt_key(${claimed.sub}, ${deviceId})`.execute(db)
  const found = rows[0]
  if (found === undefined || found.receipt_key === null) throw notSigned()
  await verify(receipt, found.receipt_key)
  const member: Identity = { workspaceId: found.workspace_id, kind: 'user', id: claimed.sub }
  await inWorkspace(db, member, (tx) => settle(tx, member, claimed))
}

/** Shapes first, so that nothing is looked up for what cannot be a receipt. Nothing is believed yet. */
function claimsOf(receipt: string): WipeReceipt {
  try {
    return wipeReceipt.parse(decodeJwt(receipt))
  } catch {
    throw new ParleyError('INVALID', 'This is not a receipt.', { field: 'receipt' })
  }
}

async function verify(receipt: string, receiptKey: string): Promise<void> {
  try {
    const key = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: receiptKey }, ALGORITHM)
    await jwtVerify(receipt, key, { algorithms: [ALGORITHM], audience: WIPE_RECEIPT_AUDIENCE })
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof DOMException) throw notSigned()
    throw error
  }
}

async function settle(tx: Tx, member: Identity, receipt: WipeReceipt): Promise<void> {
  const device = await lockDevice(tx, member.id, receipt.device)
  if (device.receipt_id === receipt.jti) return
  const { jti, reason, wipeToken, unsent, at, destroyed } = receipt
  if (wipeToken !== null && wipeToken !== device.wipe_token) {
    throw new ParleyError('INVALID', 'There is no such order.', { field: 'receipt' })
  }
  await recordAudit(tx, member, 'device.wiped', device.id, { reason, unsent, at, destroyed })
  const isLate = isOfEarlierSignIn(device, receipt)
  await tx
    .updateTable('devices')
    .set({
      receipt_id: jti,
      ...(!isLate && { wipe_token: null, wipe_reason: reason, wiped_at: new Date(), unsent }),
    })
    .where('user_id', '=', member.id)
    .where('id', '=', device.id)
    .execute()
  if (isLate) return
  await revoke(tx, member.id).where('device_id', '=', device.id).execute()
}

/** It came late, after somebody had signed in there again: it says nothing of what the device holds now. */
function isOfEarlierSignIn(device: Row<'devices'>, { wipeToken, lastContact }: WipeReceipt): boolean {
  if (wipeToken !== null) return false
  return lastContact === null || Date.parse(lastContact) < device.signed_in_at.getTime()
}

function notSigned(): ParleyError {
  return new ParleyError('UNAUTHENTICATED', 'This receipt is not signed by the device.')
}
