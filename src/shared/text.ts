import { z } from 'zod'

/** Whether PostgreSQL can keep a text as it is, in a column as well as in JSON. */
function isStorable(value: string): boolean {
  return !value.includes('\u0000') && !/\p{Surrogate}/u.test(value)
}

/** A text of at most `max` UTF-16 units, without the white space around it. */
export function text(max: number) {
  return z.string().trim().max(max).refine(isStorable, 'The text contains a character that cannot be stored.')
}
