import type { Migration } from '../migrate.ts'

export const draftsWithForm: Migration = {
  number: 5,
  purpose: 'drafts with formatting, and with what they answer',
  // html and quote (as JSON) are null where a draft is plain words and answers nothing, which is all there was.
  sql: `
    ALTER TABLE drafts ADD COLUMN html TEXT;
    ALTER TABLE drafts ADD COLUMN quote TEXT;
  `,
}
