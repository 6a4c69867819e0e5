import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** What OWASP recommends for scrypt (128 MiB, one pass): about half a second on a desk's computer. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const
const BYTES = 32

/** Carries its cost along, so that a later version may raise it. */
export const pinHash = z.object({ salt: z.base64(), hash: z.base64(), N: z.int(), r: z.int(), p: z.int() })
export type PinHash = z.infer<typeof pinHash>
export type PinCost = Pick<PinHash, 'N' | 'r' | 'p'>

export async function hashPin(pin: string, cost: PinCost = COST): Promise<PinHash> {
  const salt = randomBytes(16)
  const hash = await derive(pin, salt, cost)
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), ...cost }
}

export async function isPin(typed: string, { salt, hash, N, r, p }: PinHash): Promise<boolean> {
  const derived = await derive(typed, Buffer.from(salt, 'base64'), { N, r, p })
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'))
}

function derive(pin: string, salt: Buffer, cost: PinCost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r }
  return new Promise((resolve, reject) => {
    // The same letters, however the keyboard composes them.
    scrypt(pin.normalize('NFC'), salt, BYTES, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
