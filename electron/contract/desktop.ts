import { z } from 'zod'

/** What the system around an installed app has to offer; in a browser there is none of it. */
export const Desktop = z.object({
  /** Tags of the languages whose spelling can be checked; none where the system sees to that itself. */
  spelling: z.array(z.string()),
})
export type Desktop = z.infer<typeof Desktop>
