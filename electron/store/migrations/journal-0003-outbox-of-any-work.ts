import type { Migration } from '../migrate.ts'

export const outboxOfAnyWork: Migration = {
  number: 3,
  purpose: 'the outbox holds whatever a person did, not messages alone',
  // Joined as text: a row nothing can be made of must not keep the journal from opening.
  sql: `
    ALTER TABLE outbox RENAME COLUMN body TO work;
    UPDATE outbox SET work = '{"kind":"send","body":' || work || '}';
  `,
}
