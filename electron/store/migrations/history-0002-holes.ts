import type { Migration } from '../migrate.ts'

// What is missing of a thread was one place to go on from; it is a list of holes now, so that a fetch that was cut off
// half-way leaves a second one instead of starting over. 9007199254740991 stands for "from the newest on".
export const holes: Migration = {
  number: 2,
  purpose: 'which stretches of a thread are not here yet, and when the service deletes it',
  sql: `
    ALTER TABLE threads ADD COLUMN retention_days INTEGER;

    CREATE TABLE holes (
      thread INTEGER NOT NULL REFERENCES thread_ids ON DELETE CASCADE,
      ceiling INTEGER NOT NULL,
      floor INTEGER NOT NULL,
      next TEXT,
      missing INTEGER,
      total INTEGER,
      PRIMARY KEY (thread, ceiling)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO holes
      SELECT thread, coalesce((SELECT min(version) FROM messages WHERE messages.thread = threads.thread), 9007199254740991),
        0, older_next, NULL, NULL
      FROM threads WHERE older <> 'complete';

    ALTER TABLE threads DROP COLUMN older;
    ALTER TABLE threads DROP COLUMN older_next;
  `,
}
