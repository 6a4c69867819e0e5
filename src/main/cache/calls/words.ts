import type { Customer } from '#shared/entities.ts'
import { spacedWords } from '#shared/session-words.ts'

/** Messages of one millisecond have places of their own: far more than anybody writes in one. */
export const PLACES_PER_MS = 1_000

/** The first place of a moment, as ISO text; places follow time. */
export function placesFrom(at: string): number {
  return Date.parse(at) * PLACES_PER_MS
}

export function wordsOfCustomer({
  name,
  email,
  phone,
  externalId,
}: Pick<Customer, 'name' | 'email' | 'phone' | 'externalId'>): string {
  return spacedWords([name, email, phone, phone?.replaceAll(/\D/g, ''), externalId])
}
