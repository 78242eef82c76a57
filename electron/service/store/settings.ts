import type { Database } from 'better-sqlite3-multiple-ciphers'

export type Settings = ReturnType<typeof settings>

/** Facts of this installation: its resource id, its keys, who the residents are. */
export function settings(database: Database) {
  const select = database.prepare<[string], { value: string }>('select value from settings where name = ?')
  const upsert = database.prepare(
    'insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
  )
  const get = (name: string): string | undefined => select.get(name)?.value
  const set = (name: string, value: string): void => {
    upsert.run(name, value)
  }
  return {
    get,
    set,
    /** The kept value, or `make()`'s, kept from now on. */
    getOrMake(name: string, make: () => string): string {
      const kept = get(name)
      if (kept !== undefined) return kept
      const made = make()
      set(name, made)
      return made
    },
  }
}
