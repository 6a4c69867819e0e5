/**
 * Whether a note mentions somebody: an `@` and then their whole name, as the composer puts it there. What comes before
 * the `@` is no address, and what comes after the name does not go on with it.
 */
export function mentions(note: string, name: string): boolean {
  const wanted = `@${name}`.normalize('NFC').toLowerCase()
  const text = note.normalize('NFC').toLowerCase()
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!isWord(text[at - 1]) && !isWord(text[at + wanted.length])) return true
  }
  return false
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character)
}
