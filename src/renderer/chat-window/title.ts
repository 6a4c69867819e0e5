/** Controls, and the marks that change the direction of reading: none of them is part of a name. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu
const [ISOLATE, END] = ['\u2068', '\u2069']

/** A title with a name in it that keeps to its own direction, and before it how many messages are unread. */
export function titleOf(name: string, unread: number): string {
  const shown = name.replace(UNSEEN, ' ').trim()
  const who = shown === '' ? 'Parley' : `${ISOLATE}${shown}${END} · Parley`
  return unread > 0 ? `(${unread}) ${who}` : who
}
