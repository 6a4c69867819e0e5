import type { Customer, Session } from '#shared/entities.ts'
import { searchWords } from '#shared/words.ts'

/** Messages of one millisecond have places of their own: far more than anybody writes in one. */
export const PLACES_PER_MS = 1_000

/** The first place of a moment, as ISO text; places follow time. */
export function placesFrom(at: string): number {
  return Date.parse(at) * PLACES_PER_MS
}

/** What a session is found by, here as on the server. */
export function wordsOfSession(
  { subject, tags, externalRef }: Pick<Session, 'subject' | 'tags' | 'externalRef'>,
  customerName: string | undefined,
): string {
  return wordsOf([subject, customerName, externalRef?.reference, ...tags])
}

export function wordsOfCustomer({
  name,
  email,
  phone,
  externalId,
}: Pick<Customer, 'name' | 'email' | 'phone' | 'externalId'>): string {
  return wordsOf([name, email, phone, phone?.replaceAll(/\D/g, ''), externalId])
}

/** With a space around each, so that whole words can be told from beginnings. */
function wordsOf(texts: readonly (string | null | undefined)[]): string {
  return ` ${searchWords(texts.filter((text) => text != null).join(' ')).join(' ')} `
}
