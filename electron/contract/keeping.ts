import { z } from 'zod'
import { AccountId, ThreadId } from './domain.ts'

// What can be done with what is kept on this computer: looked over, written out.

export const StorageReport = z.object({
  history: z.enum(['sound', 'damaged']),
  journal: z.enum(['sound', 'damaged']),
  /** Bytes on the disk. */
  bytes: z.number().int(),
  messages: z.number().int(),
})
export type StorageReport = z.infer<typeof StorageReport>

export const ExportFormat = z.enum(['json', 'html', 'text'])
export type ExportFormat = z.infer<typeof ExportFormat>

/** One writing-out of a thread, or of all threads of an account. */
export const Export = z.object({
  id: z.uuid(),
  accountId: AccountId,
  /** Null: everything. */
  threadId: ThreadId.nullable(),
  format: ExportFormat,
  state: z.discriminatedUnion('state', [
    z.object({ state: z.literal('running'), part: z.number().min(0).max(1) }),
    /** `partial`: some of the history is not on this computer yet, and so not in the file. */
    z.object({
      state: z.literal('done'),
      path: z.string(),
      messages: z.number().int(),
      partial: z.boolean(),
      /** This host can show the file where it lies. */
      showable: z.boolean(),
    }),
    z.object({ state: z.literal('cancelled') }),
    z.object({ state: z.literal('failed'), problem: z.enum(['disk-full', 'read-only', 'other']), detail: z.string() }),
  ]),
})
export type Export = z.infer<typeof Export>
