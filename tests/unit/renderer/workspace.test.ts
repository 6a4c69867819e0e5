import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceUrl } from '#shared/routes/policy.ts'
import { addressProblem, exampleOf } from '../../../src/renderer/workspace/reference-address.ts'

describe('an address for bookings and orders', () => {
  it.each([
    ['https://shop.example/orders/{reference}', null],
    ['https://shop.example/?order={reference}', null],
    ['shop.example/orders/{reference}', 'https'],
    ['http://shop.example/{reference}', 'https'],
    ['javascript:alert("{reference}")', 'https'],
    ['https://shop.example/orders', 'place'],
    ['https://shop.example', 'place'],
    ['https://{reference}.shop.example/', 'place'],
    ['https://{reference}.shop.example/{reference}', 'place'],
    ['https://shop.example?order={reference}', 'place'],
    ['https://me:secret@shop.example/{reference}', 'login'],
    ['https://shop.example/my orders/{reference}', 'address'],
    ['https://shop.example/\u202e{reference}', 'address'],
    ['HTTPS://shop.example/{reference}', 'https'],
    [`https://shop.example/${'a'.repeat(1_000)}{reference}`, 'address'],
  ])('%j has the problem %j', (address, problem) => {
    expect(addressProblem(address)).toBe(problem)
  })

  it('has a problem exactly when the server would not take it', () => {
    const piece = fc.constantFrom(
      'https://',
      'http://',
      'a.example',
      '/',
      '{reference}',
      '?',
      '#',
      '@',
      ':',
      ' ',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const address = pieces.join('')
        expect(addressProblem(address) === null).toBe(referenceUrl.safeParse(address).success)
      }),
    )
  })

  it('shows where a booking would lead to, and nothing of what leads nowhere', () => {
    expect(exampleOf('https://a.example/{reference}')?.address).toContain('https://a.example/BK-20731')
    expect(exampleOf('https://a.example/')).toBeNull()
    expect(exampleOf('')).toBeNull()
  })
})
