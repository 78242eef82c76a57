import type { Migration } from '../migrate.ts'

// Contentless: the words stand in `messages` already, and rowid is `position` there. FTS5 gets them as tokens of ours with
// spaces between, which its ASCII tokenizer leaves as they are. A prefix of up to four letters has a list of its own: without
// one, every word that begins with it is merged for each query, 13 ms for a common one in a million messages. A leaf of the
// index with what SQLite adds fits one page of the file less what encryption takes of it; the usual size would need two.
export const search: Migration = {
  number: 3,
  purpose: 'the index of words',
  sql: `
    CREATE VIRTUAL TABLE search USING fts5
      (words, content = '', columnsize = 0, detail = full, prefix = '2 3 4', tokenize = 'ascii');
    INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
    INSERT INTO search (search, rank) VALUES ('pgsz', 3900);

    -- What the index is made of ('' before there is any) and down to which position all messages are in it.
    CREATE TABLE indexing (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      tokens TEXT NOT NULL,
      down_to INTEGER NOT NULL
    ) STRICT;
    INSERT INTO indexing SELECT 1, '', CASE WHEN EXISTS (SELECT 1 FROM messages) THEN 9007199254740991 ELSE 0 END;

    -- Messages that are gone and whose words are still to leave the index.
    CREATE TABLE unindexed (
      position INTEGER PRIMARY KEY,
      thread INTEGER NOT NULL,
      sender INTEGER,
      body TEXT NOT NULL
    ) STRICT;
  `,
}
