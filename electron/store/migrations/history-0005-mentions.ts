import type { Migration } from '../migrate.ts'

// A few rows among many: what is unread and mentions somebody is found without looking at what does not. Being an index of
// what the bodies say, it is right after edits and deletions by itself.
export const mentions: Migration = {
  number: 5,
  purpose: 'which messages mention somebody',
  sql: `
    CREATE INDEX messages_mentioning ON messages (thread, sent_at)
      WHERE said = 1 AND instr(body, '<msft-mention') > 0;
  `,
}
