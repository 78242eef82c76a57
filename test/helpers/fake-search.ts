import type { Message } from '../../electron/contract/domain.ts'
import type { SearchHit, SearchPage, SnippetPart } from '../../electron/contract/reading.ts'
import { folded } from '../../renderer/text/names.ts'
import type { FakeAccount } from './fake-bridge.ts'

const OPERATOR = /\b(from|in|before|after):(?:"([^"]*)"|(\S+))/g

/** Words anywhere in the text, and the operators; much less than the real index, and honest about the same things. */
export function fakeSearch(account: FakeAccount, query: string, before: number | null, limit: number): SearchPage {
  const unknown: SearchPage['unknown'] = []
  const filters: ((message: Message) => boolean)[] = []
  const threads = [...account.threads.values()]
  for (const [, operator, quoted, bare] of query.matchAll(OPERATOR)) {
    const value = quoted ?? bare ?? ''
    const named = (name: string | null | undefined) => folded(name ?? '').includes(folded(value))
    const day = Date.parse(value)
    if (operator === 'from') {
      if (threads.some(({ messages }) => messages.some(({ sender }) => named(sender?.name))))
        filters.push(({ sender }) => named(sender?.name))
      else unknown.push({ operator, value })
    } else if (operator === 'in') {
      const meant = new Set(threads.filter(({ thread }) => named(thread.topic)).map(({ thread }) => thread.id))
      if (meant.size > 0) filters.push(({ threadId }) => meant.has(threadId))
      else unknown.push({ operator, value })
    } else if (Number.isNaN(day)) unknown.push({ operator: operator as 'before' | 'after', value })
    else filters.push(({ sentAt }) => (operator === 'before' ? sentAt < day : sentAt >= day))
  }
  const words = folded(query.replace(OPERATOR, '').replaceAll('"', '')).split(/\s+/).filter(Boolean)
  if (words.length === 0 && filters.length === 0) return { hits: [], older: null, unknown, complete: true }
  const found = threads
    .flatMap(({ messages }) => messages)
    .filter(({ body, delivery, sentAt }) => {
      if (body.kind !== 'text' || delivery.state !== 'sent') return false
      return (before === null || sentAt < before) && words.every(word => folded(body.text).includes(word))
    })
    .filter(message => filters.every(passes => passes(message)))
    .sort((a, b) => b.sentAt - a.sentAt)
  const hits = found.slice(0, limit).map(message => hitOf(message, words))
  const complete = threads.every(({ thread }) => thread.kept.state === 'complete')
  return { hits, older: found.length > limit ? (hits.at(-1)?.sentAt ?? null) : null, unknown, complete }
}

function hitOf(message: Message, words: readonly string[]): SearchHit {
  const { threadId, key, sentAt, sender, mine, body } = message
  const text = body.kind === 'text' ? body.text : ''
  return { threadId, key, sentAt, sender, mine, snippet: snippet(text, words) }
}

function snippet(text: string, words: readonly string[]): SnippetPart[] {
  const at = words.length > 0 ? folded(text).indexOf(words[0] as string) : -1
  if (at < 0) return [{ text, hit: false }]
  const end = at + (words[0] as string).length
  return [
    { text: text.slice(Math.max(at - 40, 0), at), hit: false },
    { text: text.slice(at, end), hit: true },
    { text: text.slice(end, end + 80), hit: false },
  ].filter(part => part.text !== '')
}
