// What search finds, and what a snippet marks, is decided here alone. Not `Intl.Segmenter`: it cuts a query differently from
// the text around the same words, so that words that are there are not found, and its dictionaries change with ICU.
// A change of anything below needs a higher `tokensVersion`: the index is made anew then.

export const tokensVersion = 1

export interface Token {
  /** Folded: without case and accents, letters and digits of any script or one pictograph; never ASCII punctuation. */
  text: string
  /** Where it stands, in UTF-16 units. */
  start: number
  end: number
}

const said = String.raw`[\p{L}\p{N}\p{M}]`
/** Written without spaces between words: each character is a token, and a query of several is a phrase, so that any part of a text is found. */
const unspaced = ['Hani', 'Hira', 'Kana', 'Hang', 'Thai', 'Laoo', 'Khmr', 'Mymr', 'Bopo']
  .map(script => String.raw`\p{scx=${script}}`)
  .join('')
/** A syllable is one character, however it is put together. */
const syllable = String.raw`[\u1100-\u115f\ua960-\ua97c][\u1160-\u11a7\ud7b0-\ud7c6]*[\u11a8-\u11ff\ud7cb-\ud7fb]*|[\uac00-\ud7a3][\u11a8-\u11ff]*`
const voicing = String.raw`[\u3099\u309a\uff9e\uff9f]`
/** With what only changes its looks. */
const pictograph = String.raw`(\p{Extended_Pictographic})[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}\u200d]*|(\p{RI}{2})`
const run = String.raw`[${said}--[${unspaced}]--[\p{Extended_Pictographic}]]+`

const anyToken = new RegExp(`${pictograph}|${syllable}|[${said}&&[${unspaced}]]${voicing}*|${run}`, 'gv')
const asciiToken = /[a-z0-9]+/gi
const isAscii = /^[\0-\x7f]*$/

/** Lazily, for a long text is often left after its first hit. */
export function* tokens(text: string): Generator<Token> {
  for (const match of text.matchAll(isAscii.test(text) ? asciiToken : anyToken)) {
    const folded = match[1] ?? match[2] ?? fold(match[0])
    if (folded !== '') yield { text: folded, start: match.index, end: match.index + match[0].length }
  }
}

export const tokenTexts = (text: string): string[] => Array.from(tokens(text), token => token.text)

/** Accents and the like. Where marks are vowels, as in the scripts of India, and where they make another kana, they stay. */
const accents = new RegExp(
  String.raw`[[\p{Script=Inherited}--[\u3099\u309a]][\p{M}&&[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Hebr}\p{scx=Arab}\p{scx=Syrc}]]\u0640]`,
  'gv',
)
/** Letters that Unicode does not take apart but people leave out or write otherwise. */
const otherwise: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' },
  ς: 'σ',
}
const otherLetters = new RegExp(`[${Object.keys(otherwise).join('')}]`, 'gv')
const unsaid = new RegExp(`[^${said}]`, 'gv')

function fold(word: string): string {
  if (isAscii.test(word)) return word.toLowerCase()
  const plain = word.normalize('NFKD').replace(accents, '').normalize('NFC').toLowerCase()
  return plain.replace(otherLetters, letter => otherwise[letter] ?? letter).replace(unsaid, '')
}
