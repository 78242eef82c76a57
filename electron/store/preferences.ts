import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { JournalStore } from '../core/store-ports.ts'

export function preferences(database: Database): Pick<JournalStore, 'backfillPaused' | 'setBackfillPaused'> {
  const get = database.prepare<[string], string>('SELECT value FROM preferences WHERE name = ?').pluck()
  const put = database.prepare<[string, string]>(
    'INSERT INTO preferences VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  )
  return {
    backfillPaused: () => get.get('backfill') === 'paused',
    setBackfillPaused: paused => void put.run('backfill', paused ? 'paused' : 'on'),
  }
}
