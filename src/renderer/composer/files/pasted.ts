import { MAX_BODY } from '#shared/entities.ts'

/**
 * The files of a paste. Where there is text too, the text is meant: an office program adds a picture of it, and what
 * else there is of formats is not asked for.
 */
export function pastedFiles(clipboard: DataTransfer): File[] {
  return clipboard.types.includes('text/plain') ? [] : [...clipboard.files]
}

/** More than a message may have: an agent is asked what it is meant to be. */
export function isTooLong(pasted: string): boolean {
  return pasted.length > MAX_BODY
}

/** A pasted text as a file. The mark at its beginning says how it is to be read. */
export function textFile(text: string, name: string): File {
  return new File(['\ufeff', text], `${name}.txt`, { type: 'text/plain' })
}
