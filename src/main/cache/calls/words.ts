import type { Customer } from '#shared/entities.ts'
import { spacedWords } from '#shared/session-words.ts'

export function wordsOfCustomer({
  name,
  email,
  phone,
  externalId,
}: Pick<Customer, 'name' | 'email' | 'phone' | 'externalId'>): string {
  return spacedWords([name, email, phone, phone?.replaceAll(/\D/g, ''), externalId])
}
