import { isIP } from 'node:net'
import { z } from 'zod'
import { CRASH_POINTS, type CrashPoint } from '../crash.ts'

/** A whole number written in an environment variable. */
export function whole(min: number, max: number) {
  const expected = `expected a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d+$/, expected)
    .transform(Number)
    .refine((value) => value >= min && value <= max, expected)
}

/** Origins as browsers send them, parted by commas: `https://shop.example,https://help.example`. */
export const origins = z
  .string()
  .transform((list) => list.split(',').map((origin) => origin.trim()))
  .refine((list) => list.every(isOrigin), 'expected origins such as https://shop.example, parted by commas')

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}

/** Addresses and networks, parted by commas: `10.0.0.7,192.168.0.0/16,fd00::/8`. */
export const addresses = z
  .string()
  .transform((list) => list.split(',').map((address) => address.trim()))
  .refine(
    (list) => list.every(isNetwork),
    'expected addresses such as 10.0.0.7 or 10.0.0.0/8, parted by commas',
  )

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

export const redisUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^rediss?:$/.test(new URL(text).protocol),
    'expected redis://user:password@host:port/0',
  )

export const postgresUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol),
    'expected postgres://user:password@host:port/database',
  )

/** What signs the access tokens, or seals files. Whoever knows or guesses it has all that it guards. */
export const secret = z.string().superRefine((text, context) => {
  const mistake = weakness(text)
  if (mistake !== null)
    context.addIssue({ code: 'custom', message: `${mistake}: make one with "openssl rand -base64 48"` })
})

function weakness(secret: string): string | null {
  if (secret.length < 32) return 'expected at least 32 characters'
  if (new Set(secret).size < 12) return 'too easy to guess, with so few different characters'
  if (/change.?me|default|example|parley|password|secret/i.test(secret)) return 'looks like a placeholder'
  return null
}

/** `after-commit:3`: die when that point is passed for the third time. */
export const crashAt = z
  .string()
  .regex(
    new RegExp(`^(${CRASH_POINTS.join('|')}):[1-9]\\d*$`),
    `expected one of ${CRASH_POINTS.join(', ')} and a count, such as after-commit:1`,
  )
  .transform((text) => {
    const [point, pass] = text.split(':') as [CrashPoint, string]
    return { point, pass: Number(pass) }
  })
