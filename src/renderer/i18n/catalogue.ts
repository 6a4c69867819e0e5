import { LANGUAGES, type Language } from '#shared/settings.ts'
import { type Catalogue, en } from './en/index.ts'

/** Languages that are complete. All but English come when they are needed. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => en,
  de: async () => (await import('./de/index.ts')).de,
  fr: async () => (await import('./fr/index.ts')).fr,
  es: async () => (await import('./es/index.ts')).es,
  ar: async () => (await import('./ar/index.ts')).ar,
}

function languageOf(locale: string): string {
  return new Intl.Locale(locale).language
}

/** The chosen language as it is used where the agent lives: `en` on a computer in Germany keeps its 24 hours. */
export function localeFor(chosen: Language | null, system: string): string {
  if (chosen === null) return system
  const { region } = new Intl.Locale(system)
  return region === undefined ? chosen : `${chosen}-${region}`
}

/**
 * The catalogue for a BCP 47 tag, and the tag that numbers and times go by. A language without a catalogue gets
 * English for both, so that a sentence does not mix two.
 */
export async function loadCatalogue(wanted: string): Promise<{ locale: string; catalogue: Catalogue }> {
  const language = LANGUAGES.find((each) => each === languageOf(wanted))
  if (language === undefined) return { locale: 'en', catalogue: en }
  return { locale: wanted, catalogue: await CATALOGUES[language]() }
}

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return languageOf(locale) === 'ar' ? 'rtl' : 'ltr'
}
