import { graphemes } from './graphemes.ts'

// Not `\p{RGI_Emoji}`: the engine takes a tenth of a second to compile its thousands of sequences, and would do so
// while the first conversation is being drawn.
const OF_EMOJI = /^[\p{Emoji}\p{Emoji_Component}]+$/u
const PICTURE = /\p{RI}{2}|(?!\p{RI})\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u
/** No three emoji are written with more. */
const MOST_UNITS = 60

/** One, two or three emoji and nothing else: they may be drawn large. */
export function isFewEmoji(text: string): boolean {
  if (text.length > MOST_UNITS || !OF_EMOJI.test(text)) return false
  const pictures = [...graphemes(text)]
  return pictures.length <= 3 && pictures.every(({ segment }) => PICTURE.test(segment))
}
