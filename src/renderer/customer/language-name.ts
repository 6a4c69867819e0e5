/** A language tag in the words of another: "German", "Chinese (Taiwan)". A tag nobody knows stays as it is. */
export function languageName(tag: string, inLocale: string): string {
  try {
    return new Intl.DisplayNames(inLocale, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
