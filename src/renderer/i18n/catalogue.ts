import { type Catalogue, en } from './en/index.ts'

/** Languages that are complete. All but English come when they are needed. */
const CATALOGUES: Readonly<Record<string, () => Promise<Catalogue>>> = {
  en: async () => en,
  de: async () => (await import('./de/index.ts')).de,
  fr: async () => (await import('./fr/index.ts')).fr,
  es: async () => (await import('./es/index.ts')).es,
  ar: async () => (await import('./ar/index.ts')).ar,
}

export const LANGUAGES = Object.keys(CATALOGUES)

function languageOf(locale: string): string {
  return new Intl.Locale(locale).language
}

/**
 * The catalogue for a BCP 47 tag, and the tag that numbers and times go by. A language without a catalogue gets
 * English for both, so that a sentence does not mix two.
 */
export async function loadCatalogue(wanted: string): Promise<{ locale: string; catalogue: Catalogue }> {
  const locale = CATALOGUES[languageOf(wanted)] ? wanted : 'en'
  const load = CATALOGUES[languageOf(locale)] ?? (async () => en)
  return { locale, catalogue: await load() }
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return languageOf(locale) === 'ar' ? 'rtl' : 'ltr'
}
