import { describe, expect, it } from 'vitest'
import { LABELS } from '../../../src/widget/embed/labels.ts'
import { CATALOGUES } from '../../../src/widget/i18n/catalogue.ts'
import { direction, LANGUAGES, pickLanguage, regional } from '../../../src/widget/i18n/language.ts'

/** Every text by its path; functions are asked with a name. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'function') return [[path, String(value('Mara'))]]
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => texts(inner, `${path}.${key}`))
}

describe('the catalogues', () => {
  it.each(LANGUAGES)(
    '%s has every text of the English one, none empty, none with its variable lost',
    (language) => {
      const own = new Map(texts(CATALOGUES[language]))
      for (const [path, english] of texts(CATALOGUES.en)) {
        expect(own.get(path)?.trim(), path).toBeTruthy()
        expect(own.get(path)?.includes('Mara'), path).toBe(english.includes('Mara'))
      }
      expect(own.size).toBe(texts(CATALOGUES.en).length)
      expect(LABELS[language].unread(3)).toContain('3')
    },
  )

  it.each(LANGUAGES.filter((language) => language !== 'en'))('%s is not left in English', (language) => {
    const english = new Map(texts(CATALOGUES.en))
    const same = texts(CATALOGUES[language]).filter(([path, text]) => english.get(path) === text)
    // "Conversation" is French too.
    expect(same.map(([path]) => path)).toEqual(language === 'fr' ? ['.conversation'] : [])
  })
})

describe('the language', () => {
  it.each([
    [['de-CH', 'en'], 'de'],
    [['nl-NL', 'fr-BE', 'en'], 'fr'],
    [['AR-eg'], 'ar'],
    [['ja', 'zh-CN'], 'en'],
    [[], 'en'],
  ] as const)('of %j is %s', (wanted, language) => {
    expect(pickLanguage(wanted)).toBe(language)
  })

  it('comes with the region that its times are written for', () => {
    expect(regional('en', ['de-AT', 'en-GB', 'en-US'])).toBe('en-GB')
    expect(regional('fr', ['de-AT'])).toBe('fr')
  })

  it('is written from right to left in Arabic', () => {
    expect(LANGUAGES.map(direction)).toEqual(['ltr', 'ltr', 'ltr', 'ltr', 'rtl'])
  })
})
