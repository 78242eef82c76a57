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

const tokenHere = new RegExp(`${pictograph}|${syllable}|[${said}&&[${unspaced}]]${voicing}*|${run}`, 'yv')
const isAscii = /^[\0-\x7f]*$/

/** Calls `visit` with one after the other, for a long text is often left after its first hit: as soon as it answers false. */
export function visitTokens(text: string, visit: (token: Token) => boolean): void {
  for (let start = 0; start < text.length;) {
    const token = asciiWord(text, start) ?? anyToken(text, start)
    if (token.text !== '' && !visit(token)) return
    start = token.end
  }
}

export function tokenTexts(text: string): string[] {
  const texts: string[] = []
  visitTokens(text, token => texts.push(token.text) > 0)
  return texts
}

/** Most text is of these, and a loop is several times as fast as an expression. Null where what is not ASCII has a say. */
function asciiWord(text: string, start: number): Token | null {
  let isCapital = false
  let end = start
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end)
    if (code >= 0x80) return null
    if (code >= 0x41 && code <= 0x5a) isCapital = true
    else if (!((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39))) break
  }
  const word = text.slice(start, end)
  // Nothing between two words is a token of no length, one unit long.
  return { text: isCapital ? word.toLowerCase() : word, start, end: Math.max(end, start + 1) }
}

/** With an empty text where there is none at `start`. */
function anyToken(text: string, start: number): Token {
  if (isChinese(text.charCodeAt(start))) return { text: text.charAt(start), start, end: start + 1 }
  tokenHere.lastIndex = start
  const match = tokenHere.exec(text)
  if (!match) return { text: '', start, end: start + 1 }
  return { text: match[1] ?? match[2] ?? fold(match[0]), start, end: start + match[0].length }
}

/** The ideographs that need no folding, alone or before anything. */
const isChinese = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff

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
