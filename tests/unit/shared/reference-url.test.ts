import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOfReference, referenceUrl } from '#shared/routes/policy.ts'

const TEMPLATE = 'https://shop.example/orders/{reference}'

describe('where orders are looked at', () => {
  it.each([
    TEMPLATE,
    'https://shop.example/?order={reference}&from=parley',
    'https://shop.example:8443/a/{reference}/b#{reference}',
  ])('may be %s', (address) => {
    expect(referenceUrl.parse(address)).toBe(address)
  })

  it.each([
    'http://shop.example/orders/{reference}',
    'javascript:alert("{reference}")',
    'https://shop.example/orders',
    'https://{reference}/orders',
    'https://{reference}.shop.example/orders/{reference}',
    'https://shop.example{reference}',
    'https:///{reference}',
    'https:////{reference}/orders',
    'https://me:secret@shop.example/{reference}',
    'https://shop.example/ orders/{reference}',
    'https://shop.example\\{reference}',
    'https://shop.example/\u202e{reference}',
    '',
  ])('may not be %j', (address) => {
    expect(referenceUrl.safeParse(address).success).toBe(false)
  })
})

describe('the address of an order', () => {
  it.each([
    ['A-1042', 'https://shop.example/orders/A-1042'],
    ['12/34', 'https://shop.example/orders/12%2F34'],
    ['../../admin', 'https://shop.example/orders/..%2F..%2Fadmin'],
    ['1?delete=all#x', 'https://shop.example/orders/1%3Fdelete%3Dall%23x'],
    ['@evil.example', 'https://shop.example/orders/%40evil.example'],
    ['javascript:alert(1)', 'https://shop.example/orders/javascript%3Aalert(1)'],
    ['%2e%2e', 'https://shop.example/orders/%252e%252e'],
    ['{reference}', 'https://shop.example/orders/%7Breference%7D'],
    ["$& $' $1", "https://shop.example/orders/%24%26%20%24'%20%241"],
    ['طلب ٥', 'https://shop.example/orders/%D8%B7%D9%84%D8%A8%20%D9%A5'],
    ['\ud800', 'https://shop.example/orders/%EF%BF%BD'],
    ['a\r\nb', 'https://shop.example/orders/a%0D%0Ab'],
  ])('%j stays one piece of it', (reference, address) => {
    expect(addressOfReference(TEMPLATE, reference)).toBe(address)
    const { origin, pathname, search, hash } = new URL(address)
    expect([origin, pathname.split('/').length, search, hash]).toEqual(['https://shop.example', 3, '', ''])
  })

  it.each(['', '.', '..'])('%j is none: it would lead elsewhere', (reference) => {
    expect(addressOfReference(TEMPLATE, reference)).toBeNull()
  })

  it('is on the server that the workspace has named, whatever the number is', () => {
    const part = fc.constantFrom(
      '/',
      '.',
      '..',
      '?',
      '#',
      '@',
      ':',
      '%',
      '2e',
      '{reference}',
      'a',
      'evil.example',
    )
    const templates = fc
      .array(part, { maxLength: 6 })
      .map((parts) => `https://${parts.join('')}`)
      .filter((template) => referenceUrl.safeParse(template).success)
    const behind = fc.array(part, { maxLength: 6 }).map((parts) => `${TEMPLATE}${parts.join('')}`)
    const references = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), part)
    fc.assert(
      fc.property(fc.oneof(templates, behind), references, (template, reference) => {
        const address = addressOfReference(template, reference)
        if (address === null) return
        const { protocol, host, username } = new URL(address)
        expect([protocol, host, username]).toEqual(['https:', new URL(template).host, ''])
      }),
      { numRuns: 500 },
    )
  })

  it('fills every place', () => {
    expect(addressOfReference('https://a.example/{reference}?r={reference}', '1&2')).toBe(
      'https://a.example/1%262?r=1%262',
    )
  })
})
