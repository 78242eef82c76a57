import { z } from 'zod'

/** What a page shows where no desktop does; it is text, whatever characters are in it. */
export const PageAlert = z.object({ title: z.string(), body: z.string(), silent: z.boolean() })
export type PageAlert = z.infer<typeof PageAlert>

/** What became of one on a page, or was done with it. */
export const AlertMet = z.enum(['shown', 'opened', 'closed', 'failed'])
export type AlertMet = z.infer<typeof AlertMet>
