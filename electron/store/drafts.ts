import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type Draft, Quote, type ThreadId } from '../contract/domain.ts'
import type { JournalStore } from '../core/store-ports.ts'
import { atomic } from './atomic.ts'
import type { OverwrittenText } from './overwritten-text.ts'
import { parsedRecord } from './stored-body.ts'

type Columns = [text: string, html: string | null, quote: string | null]

const nothing: Columns = ['', null, null]

export function drafts(database: Database, overwritten: OverwrittenText): Pick<JournalStore, 'draft' | 'setDraft'> {
  const get = database.prepare<[string], Columns>('SELECT text, html, quote FROM drafts WHERE thread_id = ?').raw()
  const put = database.prepare<[string, ...Columns]>(
    `INSERT INTO drafts (thread_id, text, html, quote) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET (text, html, quote) = (excluded.text, excluded.html, excluded.quote)`,
  )
  const remove = database.prepare<[string]>('DELETE FROM drafts WHERE thread_id = ?')

  function setDraft(threadId: ThreadId, { text, html, quote }: Draft): void {
    const before = get.get(threadId) ?? nothing
    const after: Columns = [text, html, quote && JSON.stringify(quote)]
    if (isSame(before, after)) return
    if (isSame(after, nothing)) remove.run(threadId)
    else put.run(threadId, ...after)
    if (!isSame(before, nothing)) overwritten.happened()
  }

  return {
    draft: threadId => read(get.get(threadId) ?? nothing),
    setDraft: atomic(database, setDraft),
  }
}

const isSame = (a: Columns, b: Columns): boolean => a.every((value, at) => value === b[at])

/** A quote nothing can be made of must not cost the words. */
function read([text, html, quote]: Columns): Draft {
  const parsed = Quote.safeParse(quote === null ? null : parsedRecord(quote))
  return { text, html, quote: parsed.success ? parsed.data : null }
}
