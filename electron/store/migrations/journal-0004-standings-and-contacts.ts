import type { Migration } from '../migrate.ts'

export const standingsAndContacts: Migration = {
  number: 4,
  purpose: 'threads that are pinned, muted or marked as unread, and the address book',
  sql: `
    CREATE TABLE standings (
      thread_id TEXT PRIMARY KEY,
      pinned INTEGER,
      muted INTEGER NOT NULL,
      muted_until INTEGER,
      marked_unread INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE contacts (id TEXT PRIMARY KEY, name TEXT, hue INTEGER, note TEXT NOT NULL) STRICT;
  `,
}
