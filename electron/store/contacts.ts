import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Contact } from '../contract/address-book.ts'
import type { UserId } from '../contract/domain.ts'
import type { JournalStore } from '../core/store-ports.ts'
import { atomic } from './atomic.ts'
import type { OverwrittenText } from './overwritten-text.ts'

type Columns = [name: string | null, hue: number | null, note: string]

export function contacts(
  database: Database,
  overwritten: OverwrittenText,
): Pick<JournalStore, 'contacts' | 'putContact' | 'removeContact'> {
  const all = database.prepare<[], [id: string, ...Columns]>('SELECT id, name, hue, note FROM contacts').raw()
  const put = database.prepare<[string, ...Columns]>(
    `INSERT INTO contacts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
     (name, hue, note) = (excluded.name, excluded.hue, excluded.note)`,
  )
  const remove = database.prepare<[string]>('DELETE FROM contacts WHERE id = ?')

  function putContact({ id, name, hue, note }: Contact): void {
    put.run(id, name, hue, note)
    overwritten.happened()
  }

  function removeContact(id: UserId): void {
    if (remove.run(id).changes > 0) overwritten.happened()
  }

  return {
    contacts: () => all.all().map(([id, name, hue, note]): Contact => ({ id: id as UserId, name, hue, note })),
    putContact: atomic(database, putContact),
    removeContact: atomic(database, removeContact),
  }
}
