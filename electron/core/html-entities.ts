/** Of U+00A0 to U+00FF in order. HTML reads these, and those below them, without their semicolon too. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot ' +
  'cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml ' +
  'Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ' +
  'ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const bare = new Map<string, string>([
  ...latin1.split(' ').map((name, n): [string, string] => [name, String.fromCodePoint(0xa0 + n)]),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', AMP: '&', LT: '<', GT: '>', QUOT: '"' }),
])

const closed = new Map<string, string>([
  ...Object.entries({
    apos: "'",
    nbsp: '\u00a0',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    Tab: '\t',
    NewLine: '\n',
  }),
  ...Object.entries({ zwnj: '\u200c', zwj: '\u200d', lrm: '\u200e', rlm: '\u200f' }),
  ...Object.entries({ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„' }),
  ...Object.entries({ lsaquo: '‹', rsaquo: '›', hellip: '…', bull: '•', dagger: '†', Dagger: '‡', permil: '‰' }),
  ...Object.entries({ euro: '€', trade: '™', OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', Yuml: 'Ÿ', fnof: 'ƒ' }),
  ...Object.entries({ circ: 'ˆ', tilde: '˜', larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔', rArr: '⇒' }),
  ...Object.entries({
    minus: '−',
    infin: '∞',
    ne: '≠',
    le: '≤',
    ge: '≥',
    asymp: '≈',
    radic: '√',
    sum: '∑',
    check: '✓',
  }),
  ...Object.entries({ hearts: '♥', colon: ':', lpar: '(', rpar: ')', num: '#', excl: '!', sol: '/', lowbar: '_' }),
])

/** What browsers make of the numbers that mean control characters: the letters of Windows-1252. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const reference = /&(?:#x([0-9a-f]+)(;?)|#([0-9]+)(;?)|([a-z][a-z0-9]*)(;?))/gi
const longestBare = Math.max(...Array.from(bare.keys(), name => name.length))

/** Character references of HTML text as characters; what is none stays as it was written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    reference,
    (whole, hex?: string, _s1?: string, decimal?: string, _s2?: string, name?: string, semicolon?: string) => {
      if (hex !== undefined) return character(Number.parseInt(hex, 16))
      if (decimal !== undefined) return character(Number.parseInt(decimal, 10))
      return (semicolon ? closed.get(name ?? '') : undefined) ?? named(name ?? '', semicolon ?? '') ?? whole
    },
  )
}

/** As HTML reads it: the longest name that what follows the ampersand begins with. */
function named(name: string, semicolon: string): string | undefined {
  if (semicolon && bare.has(name)) return bare.get(name)
  for (let length = Math.min(name.length, longestBare); length > 1; length--) {
    const found = bare.get(name.slice(0, length))
    if (found !== undefined) return found + name.slice(length) + semicolon
  }
  return undefined
}

function character(code: number): string {
  if (code >= 0x80 && code < 0xa0) return windows1252[code - 0x80] ?? ''
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : '\ufffd'
}
