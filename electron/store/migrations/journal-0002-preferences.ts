import type { Migration } from '../migrate.ts'

export const preferences: Migration = {
  number: 2,
  purpose: 'what this account was asked to do or leave, here and nowhere else',
  sql: `CREATE TABLE preferences (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
}
