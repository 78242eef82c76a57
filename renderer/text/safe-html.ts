import DOMPurify from 'dompurify'
import { type ReactNode, createElement } from 'react'
import { safeHref } from './autolink.ts'

const ELEMENTS = [
  ...['p', 'div', 'span', 'br', 'hr', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'code', 'pre', 'blockquote'],
  ...['ul', 'ol', 'li', 'a', 'img', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'sub', 'sup'],
  ...['table', 'thead', 'tbody', 'tr', 'td', 'th'],
]
const VOID = new Set(['br', 'hr'])
/** Deeper than anybody writes; a message made to be deeper becomes its text. */
const DEEPEST = 40

export type ImageName = (alt: string) => string

/**
 * What somebody else wrote as HTML, as elements of a short list with no attributes but a link's address.
 * The sanitised tree never enters this page: it is read, in its own document that loads nothing, and built anew.
 */
export function safeHtml(html: string, imageName: ImageName): ReactNode[] {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: ELEMENTS,
    ALLOWED_ATTR: ['href', 'src', 'alt'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  })
  return children(fragment, imageName, 0)
}

/** The same as markup, for the clipboard: nothing in it loads anything. */
export const cleanHtml = (html: string): string =>
  DOMPurify.sanitize(html, {
    ALLOWED_TAGS: ELEMENTS.filter(name => name !== 'img'),
    ALLOWED_ATTR: ['href'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  })

/** The same as words, for a list or a screen reader. */
export function htmlText(html: string): string {
  const fragment = DOMPurify.sanitize(html, { ALLOWED_TAGS: ELEMENTS, ALLOWED_ATTR: [], RETURN_DOM_FRAGMENT: true })
  for (const block of fragment.querySelectorAll('br, p, div, li, blockquote, tr')) block.append(' ')
  return fragment.textContent.replace(/\s+/g, ' ').trim()
}

function children(node: Node, imageName: ImageName, depth: number): ReactNode[] {
  if (depth > DEEPEST) return [node.textContent]
  return Array.from(node.childNodes, (child, index) => build(child, imageName, depth, index))
}

function build(node: Node, imageName: ImageName, depth: number, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node.nodeType === Node.ELEMENT_NODE)) return null
  const element = node as Element
  const name = element.localName
  if (!ELEMENTS.includes(name)) return children(element, imageName, depth + 1)
  if (VOID.has(name)) return createElement(name, { key })
  if (name === 'img') return link(element.getAttribute('src'), [imageName(element.getAttribute('alt') ?? '')], key)
  const inside = children(element, imageName, depth + 1)
  return name === 'a' ? link(element.getAttribute('href'), inside, key) : createElement(name, { key }, ...inside)
}

function link(address: string | null, inside: ReactNode[], key: number): ReactNode {
  const href = address === null ? null : safeHref(address)
  if (!href) return createElement('span', { key }, ...inside)
  return createElement('a', { key, href, target: '_blank', rel: 'noreferrer', title: href }, ...inside)
}
