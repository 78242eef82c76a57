import type { Database } from 'better-sqlite3-multiple-ciphers'
import { MadeUser } from '../contract/domain.ts'
import type { JournalStore } from '../core/store-ports.ts'

type Preferences = Pick<JournalStore, 'backfillPaused' | 'setBackfillPaused' | 'madeUsers' | 'setMadeUsers'>

export function preferences(database: Database): Preferences {
  const get = database.prepare<[string], string>('SELECT value FROM preferences WHERE name = ?').pluck()
  const put = database.prepare<[string, string]>(
    'INSERT INTO preferences VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  )
  return {
    backfillPaused: () => get.get('backfill') === 'paused',
    setBackfillPaused: paused => void put.run('backfill', paused ? 'paused' : 'on'),
    madeUsers: () => MadeUser.array().parse(JSON.parse(get.get('made-users') ?? '[]')),
    setMadeUsers: users => void put.run('made-users', JSON.stringify(users)),
  }
}
