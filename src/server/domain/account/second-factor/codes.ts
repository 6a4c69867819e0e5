import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { type Enrolment, RECOVERY_CODES } from '#shared/second-factor.ts'

const PERIOD_MS = 30_000
/** Steps by which a phone's clock may be off, either way. */
const WINDOW = 1
/** Without letters and digits that look like others. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const RECOVERY_LENGTH = 10

/** 160 bits, as RFC 4226 recommends. */
export function newSecret(): Buffer {
  return Buffer.from(new Secret({ size: 20 }).bytes)
}

function totpOf(secret: Buffer, more: { issuer?: string; label?: string } = {}): TOTP {
  return new TOTP({ secret: new Secret({ buffer: new Uint8Array(secret).buffer }), ...more })
}

/** What the app is shown. */
export function enrolmentOf(secret: Buffer, workspace: string, email: string): Enrolment {
  const totp = totpOf(secret, { issuer: `Parley ${workspace}`, label: email })
  return { uri: totp.toString(), secret: totp.secret.base32 }
}

/** The time step that a code is of, or null where it is of none that counts now. */
export function stepOf(secret: Buffer, code: string, now: number): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: WINDOW })
  return delta === null ? null : Math.floor(now / PERIOD_MS) + delta
}

export function isAppCode(code: string): boolean {
  return /^\d{6}$/.test(code)
}

/** As it is compared: people leave out the hyphen, or type capitals. */
export function plain(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}

export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const text = Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
    return `${text.slice(0, RECOVERY_LENGTH / 2)}-${text.slice(RECOVERY_LENGTH / 2)}`
  })
}
