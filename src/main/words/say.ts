import { IntlMessageFormat } from 'intl-messageformat'
import { LANGUAGES, type Language } from '#shared/settings.ts'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en, type MainTexts } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

const CATALOGUES: Readonly<Record<Language, MainTexts>> = { en, de, fr, es, ar }
/** Around what others have written, so that it is in its own direction and the sentence in its own. */
const [ISOLATE, POP] = ['\u2068', '\u2069']

/** One of main's own texts, in the agent's language. */
export type Say = (key: keyof MainTexts, values?: Readonly<Record<string, string | number>>) => string

/** `locale` is asked each time: the language may have been changed since. */
export function createSay(locale: () => string): Say {
  return (key, values = {}) => {
    const [tag] = locale().toLowerCase().split('-')
    const language = LANGUAGES.find((each) => each === tag) ?? 'en'
    return String(new IntlMessageFormat(CATALOGUES[language][key], language).format(isolated(values)))
  }
}

function isolated(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? `${ISOLATE}${value}${POP}` : value,
    ]),
  )
}
