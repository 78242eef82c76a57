import type { Node } from 'prosemirror-model'
import type { Draft, WrittenBody } from '../../electron/contract/domain.ts'
import { docOfHtml, docOfText } from './read-html.ts'
import { type IsHere, hasForm, htmlOf, textOf } from './write-html.ts'

export const noDraft: Draft = { text: '', html: null, quote: null }

const anybody: IsHere = () => true

export const docOfBody = (body: WrittenBody): Node =>
  body.kind === 'text' ? docOfText(body.text) : docOfHtml(body.html)

export const docOfDraft = ({ text, html }: Draft): Node => (html === null ? docOfText(text) : docOfHtml(html))

/** Whoever is mentioned stays mentioned until it is sent. */
export const draftOf = (doc: Node, quote: Draft['quote']): Draft => ({
  text: textOf(doc),
  html: hasForm(doc, anybody) ? htmlOf(doc, anybody) : null,
  quote,
})

export const isBlank = (doc: Node): boolean => textOf(doc).trim() === ''

/** What was typed after a document was taken away to be sent. */
export function restOf(now: Node, sent: Node): Node {
  const from = now.content.findDiffStart(sent.content)
  if (from === null) return docOfText('')
  return textOf(now).startsWith(textOf(sent)) ? now.cut(from) : now
}
