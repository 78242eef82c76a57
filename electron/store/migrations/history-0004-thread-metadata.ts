import type { Migration } from '../migrate.ts'

export const threadMetadata: Migration = {
  number: 4,
  purpose: 'what programs keep with a thread',
  sql: 'ALTER TABLE threads ADD COLUMN metadata TEXT;',
}
