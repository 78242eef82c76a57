import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tokenTexts } from '../../electron/core/search-tokens.ts'
import { configure, connect } from '../../electron/store/connect.ts'

/** The least that keeps a message and makes it found: one row and its words, in one encrypted file, a page to a transaction. */
export function keptRate(messages: number, words: string, page: number): number {
  const directory = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  try {
    const file = join(directory, 'bare.db')
    writeFileSync(file, '')
    const database = connect(file, '0123456789abcdef'.repeat(4))
    configure(database, { fullFsync: false })
    database.exec(`
      CREATE TABLE messages (position INTEGER PRIMARY KEY, server_id TEXT NOT NULL, body TEXT NOT NULL) STRICT;
      CREATE VIRTUAL TABLE search USING fts5
        (words, content = '', columnsize = 0, detail = full, prefix = '2 3 4', tokenize = 'ascii');
      INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
      INSERT INTO search (search, rank) VALUES ('pgsz', 3900);`)
    const row = database.prepare<[number, string, string]>('INSERT INTO messages VALUES (?, ?, ?)')
    const index = database.prepare<[number, string]>('INSERT INTO search (rowid, words) VALUES (CAST(? AS INTEGER), ?)')
    const keep = database.transaction((first: number) => {
      for (let n = first; n < first + page; n++) {
        row.run(n, String(1_700_000_000_000 + n), JSON.stringify({ kind: 'text', text: words }))
        index.run(n, tokenTexts(words).join(' '))
      }
    })
    const started = performance.now()
    for (let first = 0; first < messages; first += page) keep.immediate(first)
    const seconds = (performance.now() - started) / 1000
    database.close()
    return messages / seconds
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
