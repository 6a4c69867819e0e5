/** As many as one says by themselves. */
const MAX_EMOJI = 3

/** Emoji with their skin tones, joiners, flags and keycaps; a digit or a © as it is written in a text is none. */
const EMOJI =
  /^(?:\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)\p{EMod}?(?:\u200D\p{Extended_Pictographic}\uFE0F?\p{EMod}?)*)$/u

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Whether a message is nothing but a few emoji: these are shown large. */
export function isEmojiOnly(text: string): boolean {
  const bare = text.trim()
  if (bare === '' || bare.length > 60) return false
  const seen = [...graphemes.segment(bare)].map(({ segment }) => segment).filter((each) => each.trim() !== '')
  return seen.length <= MAX_EMOJI && seen.every((each) => EMOJI.test(each))
}
