import { Fragment, type Mark, type Node } from 'prosemirror-model'
import type { WrittenBody } from '../../electron/contract/domain.ts'
import { escaped } from '../text/escaped.ts'
import { schema } from './schema.ts'

/** Who can be mentioned; anybody else is a name. */
export type IsHere = (id: string) => boolean

const { paragraph, code_block, mention } = schema.nodes

/** The words alone, a line for each line. */
export const textOf = (doc: Node): string => doc.textBetween(0, doc.content.size, '\n')

/** True where words alone would not say it. */
export function hasForm(doc: Node, isHere: IsHere): boolean {
  let found = false
  doc.forEach(block => {
    found ||= block.type !== paragraph
  })
  doc.descendants(node => {
    found ||= node.marks.length > 0 || (node.type === mention && isHere(String(node.attrs['id'])))
    return !found
  })
  return found
}

/** As it goes out: plain words as they were typed, HTML as soon as there is anything more. */
export function bodyOf(doc: Node, isHere: IsHere): WrittenBody {
  return hasForm(doc, isHere) ? { kind: 'html', html: htmlOf(doc, isHere) } : { kind: 'text', text: textOf(doc).trim() }
}

export function htmlOf(doc: Node, isHere: IsHere): string {
  return blocks(withoutEdges(doc), isHere)
}

/** Empty lines before and after are nothing anybody meant. */
function withoutEdges(doc: Node): Node {
  const isEmpty = (at: number) => doc.child(at).type === paragraph && doc.child(at).content.size === 0
  let [from, to] = [0, doc.childCount]
  while (from < to && isEmpty(from)) from++
  while (to > from && isEmpty(to - 1)) to--
  return doc.copy(Fragment.from(doc.children.slice(from, to)))
}

/** Lines that follow each other are one paragraph; an empty one parts two. */
function blocks(parent: Node, isHere: IsHere): string {
  let html = ''
  let lines: string[] = []
  const endParagraph = () => {
    if (lines.length > 0) html += `<p>${lines.join('<br>')}</p>`
    lines = []
  }
  parent.forEach((block, _offset, index) => {
    if (block.type !== paragraph) {
      endParagraph()
      html += element(block, isHere)
    } else if (block.content.size > 0) lines.push(inline(block, isHere))
    else if (lines.length > 0) endParagraph()
    else if (index > 0) html += '<p><br></p>'
  })
  endParagraph()
  return html
}

function element(block: Node, isHere: IsHere): string {
  if (block.type === code_block) return `<pre><code>${escaped(block.textContent)}</code></pre>`
  const name = names[block.type.name] ?? 'div'
  const order = Number(block.attrs['order'] ?? 1)
  const start = order === 1 ? '' : ` start="${order}"`
  const inside = block.type === schema.nodes.list_item ? item(block, isHere) : blocks(block, isHere)
  return `<${name}${start}>${inside}</${name}>`
}

const names: Readonly<Record<string, string>> = {
  blockquote: 'blockquote',
  bullet_list: 'ul',
  ordered_list: 'ol',
  list_item: 'li',
}

/** The words of an item stand in it without a paragraph around them. */
function item(block: Node, isHere: IsHere): string {
  let html = ''
  let afterLine = false
  block.forEach(child => {
    if (child.type === paragraph) html += (afterLine ? '<br>' : '') + inline(child, isHere)
    else html += element(child, isHere)
    afterLine = child.type === paragraph
  })
  return html
}

const marks: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  link: 'a',
}

function inline(block: Node, isHere: IsHere): string {
  let html = ''
  let open: readonly Mark[] = []
  const close = (to: number) => {
    for (const mark of open.slice(to).toReversed()) html += `</${marks[mark.type.name]}>`
    open = open.slice(0, to)
  }
  block.forEach(node => {
    const same = node.marks.findIndex((mark, at) => !open[at]?.eq(mark))
    close(same < 0 ? node.marks.length : same)
    for (const mark of node.marks.slice(open.length)) html += opening(mark)
    open = node.marks
    html += node.type === mention ? mentioned(node, isHere) : spaced(escaped(node.text ?? ''))
  })
  close(0)
  return html
}

const opening = (mark: Mark): string =>
  mark.type === schema.marks.link ? `<a href="${escaped(String(mark.attrs['href']))}">` : `<${marks[mark.type.name]}>`

function mentioned({ attrs }: Node, isHere: IsHere): string {
  const [id, name] = [String(attrs['id']), escaped(String(attrs['name']))]
  return isHere(id) ? `<msft-mention id="${escaped(id)}" displayText="${name}">@${name}</msft-mention>` : `@${name}`
}

/** A browser shows one space of several. */
const spaced = (text: string): string => text.replace(/ {2,}/g, run => `${'\u00a0'.repeat(run.length - 1)} `)
