import type { Migration } from '../migrate.ts'

export const outboxDraftsReading: Migration = {
  number: 1,
  purpose: 'unsent messages, drafts, how far I read',
  sql: `
    CREATE TABLE upkeep (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      rewrite_wanted INTEGER NOT NULL
    ) STRICT;
    INSERT INTO upkeep VALUES (1, 0);

    -- AUTOINCREMENT: a position is never used again, so that order is the order of writing for ever
    CREATE TABLE outbox (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      local_id TEXT NOT NULL UNIQUE,
      thread_id TEXT NOT NULL,
      body TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      first_attempt_at INTEGER,
      state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX outbox_thread ON outbox (thread_id, position);

    CREATE TABLE drafts (thread_id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE TABLE reading (thread_id TEXT PRIMARY KEY, read_up_to INTEGER NOT NULL) STRICT;
    CREATE TABLE receipts (thread_id TEXT PRIMARY KEY, server_id TEXT NOT NULL, sent INTEGER NOT NULL) STRICT;
  `,
}
