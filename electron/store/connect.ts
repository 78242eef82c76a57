import Database from 'better-sqlite3-multiple-ciphers'

/** The key in hexadecimal, or null for a database that lives in memory, which cannot be encrypted and need not be. */
export function connect(file: string, key: string | null, options: { readonly?: boolean } = {}): Database.Database {
  const database = new Database(key === null ? ':memory:' : file, { ...options, fileMustExist: key !== null })
  try {
    if (key !== null) unlock(database, key)
    // The first read: a wrong key or a damaged first page shows here.
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

export const isDatabaseKey = (key: string): boolean => /^[0-9a-f]{64}$/i.test(key)

function unlock(database: Database.Database, key: string): void {
  // A pragma takes no bound parameters; this test is what keeps anything but a key out of it.
  if (!isDatabaseKey(key)) throw new TypeError('a database key is 32 bytes in hexadecimal')
  database.pragma("cipher = 'sqlcipher'")
  database.pragma('legacy = 4')
  // In this form the bytes are the key itself, with no derivation to pay for at every start.
  database.pragma(`key = "x'${key}'"`)
}

export function configure(database: Database.Database, { fullFsync }: { fullFsync: boolean }): void {
  // Before anything else can be spilled: temporary files are not encrypted.
  database.pragma('temp_store = MEMORY')
  // Takes effect as a file is begun or rewritten (free-space.ts); said again it would write.
  if (database.pragma('auto_vacuum', { simple: true }) === 0) database.pragma('auto_vacuum = INCREMENTAL')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('secure_delete = ON')
  database.pragma('trusted_schema = OFF')
  // 32 MB, twice the driver's usual, taken as it is needed: the pages that searches for common words come back to fit in.
  database.pragma('cache_size = -32000')
  // Fetching a history touches the same pages again and again: four times SQLite's usual 1000 pages before they are written back.
  database.pragma('wal_autocheckpoint = 4000')
  // On macOS an fsync does not reach the disk; elsewhere these change nothing.
  database.pragma('checkpoint_fullfsync = ON')
  database.pragma(`fullfsync = ${fullFsync ? 'ON' : 'OFF'}`)
}
