import { DOMParser, Fragment, type Node, Slice } from 'prosemirror-model'
import { sanitised } from '../text/sanitised.ts'
import { schema } from './schema.ts'

const ELEMENTS = [
  ...['p', 'div', 'section', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'li', 'dt', 'dd'],
  ...['br', 'a', 'b', 'strong', 'i', 'em', 'u', 's', 'strike', 'del', 'code', 'span', 'msft-mention'],
  ...['table', 'thead', 'tbody', 'tr', 'td', 'th'],
]
const parser = DOMParser.fromSchema(schema)

export const docOfText = (text: string): Node => schema.node('doc', null, linesOfText(text))

export function docOfHtml(html: string): Node {
  return asLines(parser.parse(read(html), { preserveWhitespace: false }))
}

/** What is pasted joins the line it is pasted into, at either end. */
export function sliceOfHtml(html: string): Slice {
  const { content } = asLines(parser.parse(read(html), { preserveWhitespace: false }))
  return Slice.maxOpen(content)
}

export const sliceOfText = (text: string): Slice => new Slice(Fragment.from(linesOfText(text)), 1, 1)

/** Nothing of it is ever part of this page: the tree is read where it was made, in a document that loads and runs nothing. */
function read(html: string): DocumentFragment {
  const fragment = sanitised(html, ELEMENTS, ['href', 'start', 'id', 'displaytext'])
  // A table becomes lines, its cells words of them.
  for (const cell of fragment.querySelectorAll(':is(td, th) + :is(td, th)')) cell.prepend(' ')
  for (const row of fragment.querySelectorAll('tr')) row.replaceWith(...row.childNodes, document.createElement('br'))
  return fragment
}

function linesOfText(text: string): Node[] {
  return text.split(/\r\n?|\n/).map(line => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]))
}

/** Every break begins a new line, and a paragraph is parted from others by an empty one, as it is seen and as it is written again. */
function asLines(node: Node): Node {
  if (node.isTextblock || node.isLeaf) return node
  const blocks: Node[] = []
  node.forEach((child, _offset, index) => {
    const lines = child.type === schema.nodes.paragraph ? lineNodes(child) : [asLines(child)]
    const before = index > 0 ? node.child(index - 1) : null
    const areLines = before?.type === schema.nodes.paragraph && child.type === schema.nodes.paragraph
    if (areLines && (before.attrs['apart'] || child.attrs['apart'])) blocks.push(schema.node('paragraph'))
    blocks.push(...lines)
  })
  return node.copy(Fragment.from(blocks))
}

function lineNodes(paragraph: Node): Node[] {
  const lines: Node[][] = [[]]
  paragraph.forEach(child => {
    if (child.type === schema.nodes.line_break) lines.push([])
    else lines.at(-1)?.push(child)
  })
  // A break that ends a paragraph shows nothing; it is how an empty one is written.
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop()
  return lines.map(line => schema.node('paragraph', null, line))
}
