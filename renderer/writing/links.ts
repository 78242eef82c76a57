import type { EditorState, Transaction } from 'prosemirror-state'
import { schema } from './schema.ts'

const { link } = schema.marks

export interface LinkRange {
  from: number
  to: number
  text: string
  href: string
}

/** What a link would be made of: the one the caret is in, or what is selected. */
export function linkAt({ selection, doc }: EditorState): LinkRange {
  const { $from, from, to, empty } = selection
  const known = link.isInSet($from.marks()) ?? $from.nodeAfter?.marks.find(mark => mark.type === link)
  if (!known) return { from, to, text: doc.textBetween(from, to, ' '), href: '' }
  const href = String(known.attrs['href'])
  if (!empty) return { from, to, text: doc.textBetween(from, to, ' '), href }
  let [start, end] = [from, to]
  $from.parent.forEach((node, offset) => {
    const at = $from.start() + offset
    const touches = at <= from && from <= at + node.nodeSize
    if (known.isInSet(node.marks) && touches) [start, end] = [at, at + node.nodeSize]
  })
  return { from: start, to: end, text: doc.textBetween(start, end, ' '), href }
}

export const hasLink = (state: EditorState): boolean => linkAt(state).href !== ''

/** Without an address the words stay and the link goes. */
export function setLink(state: EditorState, range: LinkRange, text: string, href: string | null): Transaction {
  const { from, to } = range
  const { tr } = state
  if (href === null) return tr.removeMark(from, to, link)
  if (from !== to && text === range.text) return tr.removeMark(from, to, link).addMark(from, to, link.create({ href }))
  return tr.replaceWith(from, to, schema.text(text || href, [link.create({ href })]))
}
