import { describe, expect, it } from 'vitest'
import {
  enrolmentOf,
  newRecoveryCodes,
  newSecret,
  plain,
  stepOf,
} from '../../../src/server/domain/account/second-factor/codes.ts'
import { createSignInKeys } from '../../../src/server/domain/account/second-factor/index.ts'
import { codeOf } from '../../support/authenticator.ts'

/** Of RFC 6238, appendix B, for SHA-1; the last six of its eight digits. */
const SECRET = Buffer.from('12345678901234567890')
const VECTORS: readonly [seconds: number, code: string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
]

describe('a code of an authenticator app', () => {
  it.each(VECTORS)('at %d s is %s', (seconds, code) => {
    expect(stepOf(SECRET, code, seconds * 1_000)).toBe(Math.floor(seconds / 30))
  })

  it('counts for a clock that is off by one step, and by no more', () => {
    const { secret } = enrolmentOf(SECRET, 'Acme', 'mara@acme.test')
    const now = 1_700_000_000_000
    const steps = [-2, -1, 0, 1, 2].map((away) => stepOf(SECRET, codeOf(secret, away, now), now))
    const here = Math.floor(now / 30_000)
    expect(steps).toEqual([null, here - 1, here, here + 1, null])
  })

  it('is read off a picture that names the workspace and the address', () => {
    const { uri } = enrolmentOf(newSecret(), 'Acme & Söhne', 'mara@acme.test')
    const url = new URL(uri)
    expect([url.protocol, url.host]).toEqual(['otpauth:', 'totp'])
    expect(url.searchParams.get('issuer')).toBe('Parley Acme & Söhne')
    expect(url.searchParams.get('secret')).toMatch(/^[A-Z2-7]{32}$/)
    expect(decodeURIComponent(url.pathname)).toContain('mara@acme.test')
  })
})

describe('recovery codes', () => {
  it('are ten, all different, and read aloud without doubt', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/)
    expect(plain(' ABCDE fghjk ')).toBe(plain('abcde-fghjk'))
  })
})

describe('what is sealed', () => {
  const keys = createSignInKeys('a secret of the server')
  const secret = newSecret()

  it('comes out for the same user and with the same key, and in no other case', () => {
    const sealed = keys.seal(secret, 'mara')
    expect(keys.open(sealed, 'mara')).toEqual(secret)
    expect(sealed.includes(secret)).toBe(false)
    expect(keys.seal(secret, 'mara')).not.toEqual(sealed)
    expect(() => keys.open(sealed, 'jonas')).toThrow()
    expect(() => createSignInKeys('another').open(sealed, 'mara')).toThrow()
    sealed[20] = (sealed[20] ?? 0) ^ 1
    expect(() => keys.open(sealed, 'mara')).toThrow()
  })

  it('has digests that differ by user and by key', () => {
    const digests = [
      keys.digest('abcdefghjk', 'mara'),
      keys.digest('abcdefghjk', 'jonas'),
      createSignInKeys('another').digest('abcdefghjk', 'mara'),
    ].map((digest) => digest.toString('hex'))
    expect(new Set(digests).size).toBe(3)
  })
})
