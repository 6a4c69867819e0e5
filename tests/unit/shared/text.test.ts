import { describe, expect, it } from 'vitest'
import { MIN_PASSWORD, newPassword } from '#shared/passwords.ts'
import { text } from '#shared/text.ts'

describe('a text', () => {
  it.each(['\u0000', 'a\u0000b', '\ud800', 'x\udc00y'])('that cannot be stored is refused: %j', (value) => {
    expect(text(10).safeParse(value).success).toBe(false)
  })

  it.each(['', 'Zoë', '😀', 'مرحبا', 'a\nb'])('of any language is taken: %j', (value) => {
    expect(text(10).parse(value)).toBe(value)
  })

  it('loses the white space around it, and is counted without', () => {
    expect(text(3).parse('  abc  ')).toBe('abc')
    expect(text(3).safeParse('abcd').success).toBe(false)
  })
})

describe('a new password', () => {
  it.each(['short', 'a'.repeat(MIN_PASSWORD - 1), 'a'.repeat(40), 'Password1234', 'QWERTYUIOP12', ''])(
    'is not %j',
    (password) => {
      expect(newPassword.safeParse(password).success).toBe(false)
    },
  )

  it.each(['a password for tests', 'zqJ8-vvK2-mmP4', 'пароль подлиннее'])('may be %j', (password) => {
    expect(newPassword.parse(password)).toBe(password)
  })
})
