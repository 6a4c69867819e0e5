import type { Session } from './entities.ts'
import { type SearchTerm, searchWords } from './words.ts'

/** What a session is found by, here as on the server: with a space around each word. */
export function wordsOfSession(
  { subject, tags, externalRef }: Pick<Session, 'subject' | 'tags' | 'externalRef'>,
  customerName: string | undefined,
): string {
  return spacedWords([subject, customerName, externalRef?.reference, ...tags])
}

/** With a space around each, so that whole words can be told from beginnings. */
export function spacedWords(texts: readonly (string | null | undefined)[]): string {
  return ` ${searchWords(texts.filter((text) => text != null).join(' ')).join(' ')} `
}

/** What stands in spaced words where a term is found. */
export function needleOf({ words, isPrefix }: SearchTerm): string {
  return ` ${words.join(' ')}${isPrefix ? '' : ' '}`
}
