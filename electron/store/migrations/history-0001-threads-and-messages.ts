import type { Migration } from '../migrate.ts'

// Ids of threads and people are long and repeat in every row and index, so each gets a number.
export const threadsAndMessages: Migration = {
  number: 1,
  purpose: 'threads, their people and their messages',
  sql: `
    CREATE TABLE upkeep (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      rewrite_wanted INTEGER NOT NULL
    ) STRICT;
    INSERT INTO upkeep VALUES (1, 0);

    CREATE TABLE thread_ids (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE person_ids (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE) STRICT;

    CREATE TABLE threads (
      thread INTEGER PRIMARY KEY REFERENCES thread_ids ON DELETE CASCADE,
      topic TEXT,
      created_at INTEGER NOT NULL,
      last_activity_at INTEGER NOT NULL,
      membership TEXT NOT NULL,
      caught_up_to INTEGER NOT NULL,
      older TEXT NOT NULL,
      older_next TEXT
    ) STRICT;

    -- A thread's messages lie side by side in the order they are paged in: a page of fifty reads five pages of the file
    -- where fifty would be read if rows lay in the order of all threads together.
    CREATE TABLE messages (
      thread INTEGER NOT NULL REFERENCES thread_ids ON DELETE CASCADE,
      sent_at INTEGER NOT NULL,
      key TEXT NOT NULL,
      server_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      version INTEGER NOT NULL,
      sequence_id TEXT,
      sender INTEGER REFERENCES person_ids,
      sender_name TEXT,
      said INTEGER NOT NULL,
      edited_at INTEGER,
      body TEXT NOT NULL,
      metadata TEXT,
      PRIMARY KEY (thread, sent_at, key)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX messages_server_id ON messages (thread, server_id);
    -- only messages written here have a key of their own, others are found by their server_id
    CREATE UNIQUE INDEX messages_key ON messages (thread, key) WHERE key <> server_id;
    -- grows with sent_at over all threads: a row number for whatever walks all messages from the newest on
    CREATE UNIQUE INDEX messages_position ON messages (position);

    CREATE TABLE senders (
      thread INTEGER NOT NULL REFERENCES thread_ids ON DELETE CASCADE,
      person INTEGER NOT NULL REFERENCES person_ids,
      name TEXT,
      named_at INTEGER NOT NULL,
      PRIMARY KEY (thread, person)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE participants (
      thread INTEGER NOT NULL REFERENCES thread_ids ON DELETE CASCADE,
      place INTEGER NOT NULL,
      person INTEGER NOT NULL REFERENCES person_ids,
      name TEXT,
      named_at INTEGER NOT NULL,
      shared_from INTEGER NOT NULL,
      PRIMARY KEY (thread, place)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE read_marks (
      thread INTEGER NOT NULL REFERENCES thread_ids ON DELETE CASCADE,
      person INTEGER NOT NULL REFERENCES person_ids,
      read_up_to INTEGER NOT NULL,
      read_at INTEGER NOT NULL,
      PRIMARY KEY (thread, person)
    ) STRICT, WITHOUT ROWID;
  `,
}
