import { ParleyError } from '#shared/errors.ts'

const OPENABLE = new Set(['http:', 'https:', 'mailto:'])
/** Longer ones crash or confuse what the system opens them with. */
const MAX_LENGTH = 8_192
/** Control characters, white space, and the marks that change the direction of reading: a link shows what it is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}]/u

/**
 * The one gate for every link that leaves the console: answers the address to open, or refuses with INVALID.
 * What is opened is the parsed and normalised form, so that what was checked and what is opened cannot differ.
 */
export function checkedLink(text: string): string {
  if (text.length > MAX_LENGTH) throw refusal('it is too long')
  if (UNSEEN.test(text) || text.includes('\\')) throw refusal('it contains characters that no address has')
  const url = parse(text)
  if (!url || !OPENABLE.has(url.protocol)) throw refusal('only web and mail addresses are opened')
  if (url.username !== '' || url.password !== '') throw refusal('it carries a user name')
  // `https:example.org` and `https:/example.org` parse, but nobody who means well writes them.
  if (url.protocol !== 'mailto:' && !/^https?:\/\/[^/]/i.test(text))
    throw refusal('it is not written as an address')
  // Some mail programs attach the file that such a link names.
  if ([...url.searchParams.keys()].some((key) => /^attach/i.test(key) && url.protocol === 'mailto:')) {
    throw refusal('it would attach a file')
  }
  if (url.href.length > MAX_LENGTH) throw refusal('it is too long')
  return url.href
}

function parse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

function refusal(reason: string): ParleyError {
  return new ParleyError('INVALID', `This link is not opened: ${reason}.`, { field: 'url' })
}
