import { createIntl } from 'react-intl'
import { describe, expect, test } from 'vitest'
import { directionOf, loadCatalogue, localeFor } from '../../../src/renderer/i18n/catalogue.ts'
import { en, type MessageKey } from '../../../src/renderer/i18n/en/index.ts'
import { LANGUAGES } from '../../../src/shared/settings.ts'

const KEYS = Object.keys(en) as MessageKey[]
/** A number for each plural category of the five languages. */
const COUNTS = [0, 1, 2, 3, 11, 100, 1_000_000]

/** The arguments of a message, leaving out the texts inside plural and select. */
function argumentsOf(message: string): Set<string> {
  return new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? ''))
}

describe.each(LANGUAGES)('%s', (language) => {
  test('has exactly the keys of English, and no empty text', async () => {
    const { catalogue } = await loadCatalogue(language)
    expect(Object.keys(catalogue).sort()).toEqual([...KEYS].sort())
    expect(KEYS.filter((key) => catalogue[key].trim() === '')).toEqual([])
  })

  test('every text parses, takes the arguments of the English one, and can be worded for every number', async () => {
    const { locale, catalogue } = await loadCatalogue(language)
    const faults: string[] = []
    const intl = createIntl({ locale, messages: catalogue, onError: (error) => faults.push(error.message) })
    for (const key of KEYS) {
      const names = argumentsOf(en[key])
      const unknown = [...argumentsOf(catalogue[key])].filter((name) => !names.has(name))
      expect(unknown, `${key} in ${language}`).toEqual([])
      for (const count of COUNTS) {
        for (const who of ['me', 'nobody', 'other']) {
          const others = Object.fromEntries([...names].map((name) => [name, name]))
          intl.formatMessage({ id: key }, { ...others, count, seconds: count, who })
        }
      }
    }
    expect(faults).toEqual([])
  })
})

test('a regional tag finds its language; an unknown one gets English, numbers included', async () => {
  expect((await loadCatalogue('de-AT')).locale).toBe('de-AT')
  expect((await loadCatalogue('de-AT')).catalogue['signIn.submit']).toBe('Anmelden')
  expect((await loadCatalogue('sv-SE')).locale).toBe('en')
})

test('a chosen language keeps the ways of the region', () => {
  expect(localeFor(null, 'de-AT')).toBe('de-AT')
  expect(localeFor('en', 'de-AT')).toBe('en-AT')
  expect(localeFor('ar', 'en')).toBe('ar')
})

test('Arabic is read from right to left', () => {
  expect(directionOf('ar-EG')).toBe('rtl')
  expect(directionOf('fr-CA')).toBe('ltr')
})
