import type { Person, ThreadId } from '../contract/domain.ts'
import type { ExportFormatter } from './export-format.ts'
import type { HistoryStore, StoredMessage } from './store-ports.ts'

/** With the name the reader has for somebody. */
export type Named = <P extends Person>(person: P) => P

/** So many messages at a time are read and written; some milliseconds each. */
const slice = 200

export interface ExportPiece {
  text: string
  messages: number
  /** Between 0 and 1. */
  part: number
  partial: boolean
}

/**
 * Writes out threads piece by piece, none of it longer than a slice; the next one is made only when it is asked for. Of each thread it
 * is what was there when its turn came: messages that arrive meanwhile are newer than its last one and stay out.
 */
export function* exportPieces(
  history: () => HistoryStore,
  threads: readonly ThreadId[],
  formatter: ExportFormatter,
  named: Named,
): Generator<ExportPiece> {
  yield { text: formatter.head(), messages: 0, part: 0, partial: false }
  for (const [index, threadId] of threads.entries()) {
    for (const { part, ...piece } of threadPieces(history, threadId, formatter, named)) {
      yield { ...piece, part: (index + part) / threads.length }
    }
  }
  yield { text: formatter.foot(), messages: 0, part: 1, partial: false }
}

function* threadPieces(
  history: () => HistoryStore,
  threadId: ThreadId,
  formatter: ExportFormatter,
  named: Named,
): Generator<ExportPiece> {
  const thread = history().thread(threadId)
  // Deleted while others were written.
  if (!thread) return
  const people = history().participants(threadId).map(named)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const missing = history().holes(threadId).length > 0
  const { topic, createdAt } = thread
  const head = formatter.threadHead({
    ...{ id: threadId, topic, createdAt, partial: missing },
    people: people.map(({ id, name }) => ({ id, name })),
    nameOf: id => named({ id, name: names.get(id) ?? null }).name,
  })
  yield { text: head, messages: 0, part: 0, partial: false }

  const last = history().last(threadId)
  const first = last && history().firstFrom(threadId, 0)
  for (let rows = first ? [first] : []; last && first && rows.length > 0;) {
    const wanted = upTo(rows, last)
    const text = wanted.map(row => formatter.message(withNames(row, named))).join('')
    const reached = wanted.at(-1) ?? last
    const part = (reached.sentAt - first.sentAt) / Math.max(1, last.sentAt - first.sentAt)
    yield { text, messages: wanted.length, part: Math.min(1, part), partial: false }
    if (wanted.length < rows.length || reached.key === last.key) break
    rows = history().pageAfter(threadId, { sentAt: reached.sentAt, key: reached.key }, slice)
  }
  const partial = missing || history().holes(threadId).length > 0
  yield { text: formatter.threadFoot({ partial }), messages: 0, part: 1, partial }
}

function withNames(message: StoredMessage, named: Named): StoredMessage {
  const { sender, body } = message
  const isAboutPeople = body.kind === 'participants-added' || body.kind === 'participants-removed'
  return {
    ...message,
    sender: sender && named(sender),
    body: isAboutPeople ? { ...body, people: body.people.map(named) } : body,
  }
}

function upTo(rows: StoredMessage[], last: StoredMessage): StoredMessage[] {
  const newer = rows.findIndex(row => row.sentAt > last.sentAt)
  const at = rows.findIndex(row => row.key === last.key)
  if (at >= 0) return rows.slice(0, at + 1)
  return newer >= 0 ? rows.slice(0, newer) : rows
}
