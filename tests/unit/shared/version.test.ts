import { expect, it } from 'vitest'
import { isOlder } from '../../../src/shared/version.ts'

it.each([
  ['0.9.9', '1.0.0', true],
  ['1.9.0', '1.10.0', true],
  ['1.10.0', '1.9.0', false],
  ['1.2.3', '1.2.3', false],
  ['2', '1.9.9', false],
  ['nonsense', '0.1.0', true],
])('%s is older than %s: %s', (version, other, expected) => {
  expect(isOlder(version, other)).toBe(expected)
})
