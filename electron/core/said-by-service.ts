import type { Body, ThreadId } from '../contract/domain.ts'
import type { Cursor } from '../contract/reading.ts'
import type { HistoryStore } from './store-ports.ts'

const page = 100
/** Between a clock here and the service's. */
const skewMs = 5 * 60_000

/** What the service itself said in a thread since a moment of our clock, newest first. */
export function saidByService(history: HistoryStore, threadId: ThreadId, since: number): Body[] {
  const said: Body[] = []
  let before: Cursor | null = null
  for (;;) {
    const rows = history.page(threadId, before, page)
    for (const { sender, sentAt, body } of rows) {
      if (sentAt < since - skewMs) return said
      if (sender === null) said.push(body)
    }
    const last = rows.at(-1)
    if (!last || rows.length < page) return said
    before = { sentAt: last.sentAt, key: last.key }
  }
}
