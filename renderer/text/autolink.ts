export interface Piece {
  text: string
  href: string | null
}

const ADDRESS = /\b(?:https?:\/\/|mailto:|parlance:\/\/)[^\s<>"'`\u2028\u2029]+/gi
const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '»': '«', '”': '“' }

/** Splits text at the addresses in it; joined again it is the same text. */
export function autolink(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const found of text.matchAll(ADDRESS)) {
    const address = withoutTail(found[0])
    const href = safeHref(address)
    if (!href) continue
    if (found.index > at) pieces.push({ text: text.slice(at, found.index), href: null })
    pieces.push({ text: address, href })
    at = found.index + address.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), href: null })
  return pieces
}

/** The address as the browser will read it, if it is one a message may lead to. */
export function safeHref(address: string): string | null {
  const url = URL.parse(address)
  if (!url) return null
  if (url.protocol === 'mailto:') return url.pathname ? url.href : null
  // A place in a conversation; it is opened here, and never by another program.
  if (url.protocol === 'parlance:') return url.hostname === 'thread' ? url.href : null
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname ? url.href : null
}

/** A full stop ends the sentence and not the address; a bracket belongs to it only if it was opened in it. */
function withoutTail(address: string): string {
  const last = address.at(-1) ?? ''
  const opens = CLOSES[last]
  if (opens !== undefined) {
    const balanced = address.split(opens).length >= address.split(last).length
    return balanced ? address : withoutTail(address.slice(0, -1))
  }
  return /[.,;:!?…*_~]/.test(last) ? withoutTail(address.slice(0, -1)) : address
}
