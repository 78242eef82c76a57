import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId } from '../contract/domain.ts'
import type { JournalStore } from '../core/store-ports.ts'
import { atomic } from './atomic.ts'
import type { OverwrittenText } from './overwritten-text.ts'

export function drafts(database: Database, overwritten: OverwrittenText): Pick<JournalStore, 'draft' | 'setDraft'> {
  const get = database.prepare<[string], string>('SELECT text FROM drafts WHERE thread_id = ?').pluck()
  const put = database.prepare<[string, string]>(
    'INSERT INTO drafts VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text',
  )
  const remove = database.prepare<[string]>('DELETE FROM drafts WHERE thread_id = ?')

  function setDraft(threadId: ThreadId, text: string): void {
    const before = get.get(threadId) ?? ''
    if (before === text) return
    if (text === '') remove.run(threadId)
    else put.run(threadId, text)
    if (before !== '') overwritten.happened()
  }

  return {
    draft: threadId => get.get(threadId) ?? '',
    setDraft: atomic(database, setDraft),
  }
}
