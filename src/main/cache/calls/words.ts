import type { Customer, Session } from '#shared/entities.ts'
import { searchWords } from '#shared/search.ts'

/** Messages of one millisecond have places of their own: far more than anybody writes in one. */
export const PLACES_PER_MS = 1_000

/** The first place of a moment, as ISO text; places follow time. */
export function placesFrom(at: string): number {
  return Date.parse(at) * PLACES_PER_MS
}

export function wordsOfSession({ subject, category, tags, externalRef }: Session): string {
  return wordsOf([subject, category, ...tags, externalRef?.reference])
}

export function wordsOfCustomer({ name, email, phone, externalId }: Customer): string {
  return wordsOf([name, email, phone, externalId])
}

/** With a space before each, so that `like '% pre%'` finds the beginnings of words. */
function wordsOf(texts: readonly (string | null | undefined)[]): string {
  return searchWords(texts.filter((text) => text != null).join(' '))
    .map((word) => ` ${word}`)
    .join('')
}
