import { decodeEntities } from './html-entities.ts'

/** What begins and ends a line of its own. */
const blocks = new Set([
  ...['address', 'article', 'aside', 'blockquote', 'center', 'dd', 'details', 'dialog', 'div', 'dl', 'dt', 'fieldset'],
  ...['figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main'],
  ...['nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul'],
])
const cells = new Set(['td', 'th'])
/** What they hold is never shown, and is no markup: it ends at their end tag and nowhere else. */
const unseen = new Set(['script', 'style', 'title', 'iframe', 'noembed', 'noframes', 'noscript', 'template', 'xmp'])

/** Where a tag ends: right behind its bracket, or the end of the text where there is none. `name` is in lower case. */
interface Tag {
  name: string
  closing: boolean
  end: number
}

/** What a reader sees of HTML from anybody, however broken, as lines of text. Reads it once from left to right. */
export function plainText(html: string): string {
  const lines = new Lines()
  let preformatted = 0
  for (let at = 0; at < html.length;) {
    const bracket = html.indexOf('<', at)
    const tag = bracket < 0 ? null : readTag(html, bracket)
    // A bracket that opens nothing is text, like everything before it.
    const textEnd = bracket < 0 ? html.length : tag ? bracket : bracket + 1
    lines.write(decodeEntities(html.slice(at, textEnd)), preformatted > 0)
    at = textEnd
    if (!tag) continue
    at = tag.end
    const { name, closing } = tag
    if (name === 'pre') preformatted = closing ? Math.max(0, preformatted - 1) : preformatted + 1
    if (name === 'br') lines.break()
    else if (blocks.has(name)) lines.begin()
    else if (cells.has(name)) lines.write(' ', false)
    else if (unseen.has(name) && !closing) at = endOfUnseen(html, at, name)
  }
  return lines.text
}

/** Null where the bracket at `start` is just a bracket. */
function readTag(html: string, start: number): Tag | null {
  const closing = html[start + 1] === '/'
  const nameStart = start + (closing ? 2 : 1)
  const first = html[nameStart] ?? ''
  if (/[a-z]/i.test(first)) {
    const end = endOfName(html, nameStart)
    return { name: html.slice(nameStart, end).toLowerCase(), closing, end: endOfTag(html, end) }
  }
  if (html.startsWith('<!--', start)) return { name: '', closing, end: endOfComment(html, start) }
  const nothingShown = (closing && first !== '') || first === '!' || first === '?'
  return nothingShown ? { name: '', closing, end: after(html, '>', nameStart) } : null
}

function endOfName(html: string, start: number): number {
  let at = start
  while (at < html.length && !/[\s/>]/.test(html.charAt(at))) at++
  return at
}

/** A bracket between the quotes of a value does not end the tag; quotes anywhere else mean nothing. */
function endOfTag(html: string, start: number): number {
  let awaitsValue = false
  for (let at = start; at < html.length; at++) {
    const character = html.charAt(at)
    if (character === '>') return at + 1
    if (awaitsValue && (character === '"' || character === "'")) at = after(html, character, at + 1) - 1
    if (!/\s/.test(character)) awaitsValue = character === '='
  }
  return html.length
}

function endOfComment(html: string, start: number): number {
  if (html.startsWith('<!-->', start)) return start + 5
  if (html.startsWith('<!--->', start)) return start + 6
  return after(html, '-->', start + 4)
}

function endOfUnseen(html: string, start: number, name: string): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  end.lastIndex = start
  return end.exec(html)?.index ?? html.length
}

/** Behind the next `sought`, or the end of the text: what is never closed takes all the rest with it, so nothing is read twice. */
function after(html: string, sought: string, from: number): number {
  const found = html.indexOf(sought, from)
  return found < 0 ? html.length : found + sought.length
}

class Lines {
  readonly #parts: string[] = []
  /** What comes before the next word, if one comes. */
  #spaceOwed = false
  #breaksOwed = 0

  get text(): string {
    return this.#parts.join('')
  }

  write(text: string, preformatted: boolean): void {
    const clean = text.replaceAll('\0', '')
    if (preformatted) return this.#writeAsIs(clean)
    const words = clean.replace(/[ \t\r\n\f]+/g, ' ')
    if (words.startsWith(' ')) this.#spaceOwed = true
    const inner = words.replace(/^ | $/g, '')
    if (inner === '') return
    this.#put(inner)
    this.#spaceOwed = words.endsWith(' ')
  }

  /** A line that is not empty ends here. */
  begin(): void {
    this.#breaksOwed = Math.max(1, this.#breaksOwed)
  }

  break(): void {
    this.#breaksOwed++
  }

  #writeAsIs(text: string): void {
    for (const [n, line] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
      if (n > 0) this.break()
      if (line !== '') this.#put(line)
    }
  }

  #put(text: string): void {
    // Nothing comes before the first word, and a line does not begin with a space.
    if (this.#parts.length > 0)
      this.#parts.push(this.#breaksOwed > 0 ? '\n'.repeat(this.#breaksOwed) : this.#spaceOwed ? ' ' : '')
    this.#parts.push(text)
    this.#spaceOwed = false
    this.#breaksOwed = 0
  }
}
