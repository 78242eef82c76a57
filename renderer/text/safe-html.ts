import { type ReactNode, createElement } from 'react'
import { safeHref } from './autolink.ts'
import { sanitised } from './sanitised.ts'

const ELEMENTS = [
  ...['p', 'div', 'span', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'code', 'pre', 'blockquote'],
  ...['ul', 'ol', 'li', 'a', 'img', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'sub', 'sup'],
  ...['table', 'thead', 'tbody', 'tr', 'td', 'th', 'msft-mention'],
]
const VOID = new Set(['br', 'hr'])
/** Words between the cells of a table have no place in it. */
const WORDLESS = new Set(['table', 'thead', 'tbody', 'tr'])
/** Deeper than anybody writes; a message made to be deeper becomes its text. */
const DEEPEST = 40

export interface Reading {
  /** What stands in the place of a picture. */
  imageName: (alt: string) => string
  isMe: (id: string) => boolean
}

/**
 * What somebody else wrote as HTML, as elements of a short list with no attributes but a link's address.
 * The sanitised tree never enters this page: it is read, in its own document that loads nothing, and built anew.
 */
export function safeHtml(html: string, reading: Reading): ReactNode[] {
  return children(sanitised(html, ELEMENTS, ['href', 'src', 'alt', 'id']), reading, 0)
}

/** The same as markup, for the clipboard: nothing in it loads anything. */
export function cleanHtml(html: string): string {
  const inside = document.createElement('div')
  const elements = ELEMENTS.filter(name => name !== 'img')
  inside.append(sanitised(html, elements, ['href']))
  return inside.innerHTML
}

/** The same as words, for a list or a screen reader. */
export function htmlText(html: string): string {
  const fragment = sanitised(html, ELEMENTS, [])
  for (const block of fragment.querySelectorAll('br, p, div, li, blockquote, tr')) block.append(' ')
  return fragment.textContent.replace(/\s+/g, ' ').trim()
}

function children(node: Node, reading: Reading, depth: number): ReactNode[] {
  if (depth > DEEPEST && !WORDLESS.has((node as Element).localName)) return [node.textContent]
  return Array.from(node.childNodes, (child, index) => build(child, reading, depth, index))
}

function build(node: Node, reading: Reading, depth: number, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE)
    return WORDLESS.has(node.parentElement?.localName ?? '') ? null : node.textContent
  if (!(node.nodeType === Node.ELEMENT_NODE)) return null
  const element = node as Element
  const name = element.localName
  if (!ELEMENTS.includes(name)) return children(element, reading, depth + 1)
  if (VOID.has(name)) return createElement(name, { key })
  if (name === 'img')
    return link(element.getAttribute('src'), [reading.imageName(element.getAttribute('alt') ?? '')], key)
  if (name === 'msft-mention') return mention(element, reading, key)
  const inside = children(element, reading, depth + 1)
  return name === 'a'
    ? link(element.getAttribute('href'), inside, key)
    : createElement(name, name === 'table' ? { key, tabIndex: 0 } : { key }, ...inside)
}

function link(address: string | null, inside: ReactNode[], key: number): ReactNode {
  const href = address === null ? null : safeHref(address)
  if (!href) return createElement('span', { key }, ...inside)
  return createElement('a', { key, href, target: '_blank', rel: 'noreferrer', title: href }, ...inside)
}

/** The name is what somebody wrote: it is shown as it stands, and the id only tells whether it is about me. */
function mention(element: Element, { isMe }: Reading, key: number): ReactNode {
  const who = isMe(element.getAttribute('id') ?? '') ? 'me' : 'other'
  return createElement('span', { key, 'data-mention': who }, element.textContent)
}
