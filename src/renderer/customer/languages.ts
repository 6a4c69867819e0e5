import type { Option } from '../design/option.ts'

/** A language tag in the words of another: "German", "Chinese (Taiwan)". A tag nobody knows stays as it is. */
export function languageName(tag: string, inLocale: string): string {
  try {
    return new Intl.DisplayNames(inLocale, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** What customers of most companies write in. Another one that a customer has already can stay. */
const OFFERED = [
  'ar',
  'bg',
  'bn',
  'ca',
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'et',
  'fa',
  'fi',
  'fil',
  'fr',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'ms',
  'nb',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'sw',
  'ta',
  'th',
  'tr',
  'uk',
  'ur',
  'vi',
  'zh',
  'zh-TW',
] as const

/** Languages to choose from, by their name in the reader's own. */
export function languageOptions(inLocale: string, current: string | null): Option[] {
  const tags = new Set<string>([...OFFERED, ...(current === null ? [] : [current])])
  return [...tags]
    .map((tag) => ({
      id: tag,
      label: languageName(tag, inLocale),
      words: `${tag} ${languageName(tag, tag)}`,
    }))
    .sort((a, b) => a.label.localeCompare(b.label, inLocale))
}
