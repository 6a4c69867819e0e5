import { z } from 'zod'
import { id, timestamp } from './ids.ts'

/** Why a console destroyed what it held. `revoked`: the device was removed, or its user disabled. */
export const wipeReason = z.enum(['remote_wipe', 'revoked', 'lease', 'sign_out'])
export type WipeReason = z.infer<typeof wipeReason>

/** `details` of a DEVICE_WIPED refusal: the order that this device has to carry out. */
export const wipeOrder = z.object({
  userId: id,
  deviceId: id,
  reason: wipeReason.extract(['remote_wipe', 'revoked']),
  /** Names the order in the receipt. Good once. */
  wipeToken: z.uuid(),
})
export type WipeOrder = z.infer<typeof wipeOrder>

/** How long a console may keep what it holds without contact: `days` from the server's time `from`. */
export const lease = z.object({ days: z.int().positive(), from: timestamp })
export type Lease = z.infer<typeof lease>

/** A raw Ed25519 public key, in base64url: what a device signs its receipts with. */
export const receiptKey = z.string().regex(/^[\w-]{43}$/, 'This is no Ed25519 public key.')

export const WIPE_RECEIPT_AUDIENCE = 'parley wipe receipt'

/** The claims of a receipt: a compact JWS (EdDSA), signed with the key that the device registered. */
export const wipeReceipt = z.object({
  /** Sent again, it is the same receipt. */
  jti: z.uuid(),
  aud: z.literal(WIPE_RECEIPT_AUDIENCE),
  /** The user whose files these were. */
  sub: id,
  device: id,
  reason: wipeReason,
  /** Of the order that was carried out; null when there was none. */
  wipeToken: z.uuid().nullable(),
  /** What is no longer there. A receipt is not written before both are gone. */
  destroyed: z.tuple([z.literal('key'), z.literal('files')]),
  /** Messages that were written but never sent, and are lost; null when that could not be counted. */
  unsent: z.int().nonnegative().nullable(),
  /** The server's time at the last contact: a receipt of an earlier sign-in says nothing about a later one. */
  lastContact: timestamp.nullable(),
  /** By the device's clock. */
  at: timestamp,
})
export type WipeReceipt = z.infer<typeof wipeReceipt>

/** A device as its user and the admins see it. */
export const deviceEntry = z.object({
  id,
  name: z.string(),
  lastSeenAt: timestamp,
  isCurrent: z.boolean(),
  isSignedIn: z.boolean(),
  /** Ordered, or done: `wipedAt` is when the device's receipt came. */
  wipe: z
    .object({
      reason: wipeReason,
      orderedAt: timestamp.nullable(),
      wipedAt: timestamp.nullable(),
      unsent: z.int().nonnegative().nullable(),
    })
    .nullable(),
})
export type DeviceEntry = z.infer<typeof deviceEntry>
