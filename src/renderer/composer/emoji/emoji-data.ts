import { folded } from '#shared/words.ts'

/** One emoji as the picker shows it. */
export interface Emoji {
  emoji: string
  /** In the agent's language. */
  name: string
  /** By Unicode: 0 smileys, 1 people, 3 nature, 4 food, 5 travel, 6 activities, 7 objects, 8 symbols, 9 flags. */
  group: number
  /** With the skin tones 1 to 5, where it has them. */
  skins: readonly string[]
  /** What it is found by, folded. */
  words: string
}

interface CompactEmoji {
  unicode: string
  label: string
  group?: number
  order?: number
  tags?: string[]
  skins?: { unicode: string }[]
}

/** Asks for the coloured form of a sign; annotations are listed without it. */
const VARIANT = '\ufe0f'
/** Parts of others, which nobody writes by themselves. */
const COMPONENTS = 2

const SETS: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {
  en: () => import('emojibase-data/en/compact.json'),
  de: () => import('emojibase-data/de/compact.json'),
  fr: () => import('emojibase-data/fr/compact.json'),
  es: () => import('emojibase-data/es/compact.json'),
}

/** Where the set has no names in a language: those of Unicode's own annotations, put over the English set. */
const NAMES: Readonly<Record<string, () => Promise<{ default: Annotations }>>> = {
  ar: () => import('cldr-annotations-modern/annotations/ar/annotations.json'),
}

interface Annotations {
  annotations: { annotations: Readonly<Record<string, { default?: string[]; tts?: string[] }>> }
}

const loaded = new Map<string, Promise<readonly Emoji[]>>()

/** All emoji, named in a language, in the order of Unicode. A language that has no names of its own has the English. */
export function loadEmoji(language: string): Promise<readonly Emoji[]> {
  const known = loaded.get(language)
  if (known !== undefined) return known
  const loading = load(language)
  loaded.set(language, loading)
  return loading
}

async function load(language: string): Promise<readonly Emoji[]> {
  const [set, codes, names] = await Promise.all([
    (SETS[language] ?? SETS.en)?.(),
    import('emojibase-data/en/shortcodes/github.json'),
    NAMES[language]?.(),
  ])
  const shortcodes: Readonly<Record<string, string | readonly string[]>> = codes.default
  const own = names?.default.annotations.annotations ?? {}
  return ((set?.default ?? []) as (CompactEmoji & { hexcode: string })[])
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ unicode, label, group = 0, tags = [], skins = [], hexcode }) => {
      const { tts = [], default: more = [] } = own[unicode.replaceAll(VARIANT, '')] ?? {}
      const words = [...tts, ...more, label, ...tags, ...[shortcodes[hexcode] ?? []].flat()]
      return {
        emoji: unicode,
        name: tts[0] ?? label,
        group,
        skins: skins.slice(0, 5).map((skin) => skin.unicode),
        words: ` ${words.map(folded).join(' ')}`,
      }
    })
}

/** Those whose name, tag or code has a word that begins with each word asked for; the nearest first. */
export function findEmoji(all: readonly Emoji[], query: string, most: number): readonly Emoji[] {
  const wanted = folded(query.replaceAll('_', ' ')).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return all
    .filter(({ words }) => wanted.every((word) => words.includes(` ${word}`) || words.includes(`_${word}`)))
    .map((emoji) => ({ emoji, isNear: folded(emoji.name).startsWith(wanted[0] ?? '') }))
    .sort((a, b) => Number(b.isNear) - Number(a.isNear))
    .slice(0, most)
    .map(({ emoji }) => emoji)
}

/** With the agent's skin tone, where it has one. */
export function toned({ emoji, skins }: Emoji, tone: number): string {
  return (tone > 0 && skins[tone - 1]) || emoji
}
