import type { Body, Message, Quote, ServerMessageId } from '../../electron/contract/domain.ts'
import { escaped } from './escaped.ts'
import { htmlText } from './safe-html.ts'

const LONGEST = 280
const HEAD = /^\s*<blockquote\b[^>]*>([\s\S]*?)<\/blockquote>/i
const WRITTEN = /^\s*<p>\s*<strong>([\s\S]*?)<\/strong>\s*<br\s*\/?>([\s\S]*)$/i

/** What other clients show of the message an answer is to. */
export const quoteHtml = ({ author, text }: Quote): string =>
  `<blockquote><p><strong>${escaped(author)}</strong><br>${escaped(text)}</p></blockquote>`

/** A message that names what it answers, and begins with it: the quote for itself, and its own words. */
export interface Answer {
  replyTo: ServerMessageId
  author: string
  text: string
  /** As it was written, to be written again. */
  head: string
  own: string
}

export function answerIn({ body, metadata }: Pick<Message, 'body' | 'metadata'>): Answer | null {
  const replyTo = metadata['replyTo']
  const found = body.kind === 'html' && replyTo ? HEAD.exec(body.html) : null
  if (!found || !replyTo || body.kind !== 'html') return null
  const [head, inside = ''] = found
  const [, author = '', text = inside] = WRITTEN.exec(inside) ?? []
  return {
    replyTo: replyTo as ServerMessageId,
    ...{ author: htmlText(author), text: htmlText(text), head, own: body.html.slice(head.length) },
  }
}

/** What somebody said themselves. */
export function ownBody(message: Pick<Message, 'body' | 'metadata'>): Body {
  const answer = answerIn(message)
  return answer ? { kind: 'html', html: answer.own } : message.body
}

export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST).trimEnd()}…` : line
}
