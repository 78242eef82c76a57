import { z } from 'zod'

/** What the system around an installed app has to offer; in a browser there is none of it. */
export const Desktop = z.object({
  /** Tags of the languages whose spelling can be checked; none where the system sees to that itself. */
  spelling: z.array(z.string()),
  /** An icon in a panel can bring back a window that was closed. */
  panel: z.boolean(),
})
export type Desktop = z.infer<typeof Desktop>

/** Whether the app starts when its user logs in, as the system says; its user may change it there. */
export const AtLogin = z.discriminatedUnion('state', [
  z.object({ state: z.literal('on') }),
  z.object({ state: z.literal('off') }),
  /** Asked for, and held back by the system until its user allows it there. */
  z.object({ state: z.literal('held') }),
  z.object({ state: z.literal('unavailable'), because: z.enum(['browser', 'not-installed', 'snap', 'one-profile']) }),
])
export type AtLogin = z.infer<typeof AtLogin>
