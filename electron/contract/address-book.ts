import { z } from 'zod'
import { UserId } from './domain.ts'

/** What I noted of somebody, on this computer and for nobody else: none of it is ever sent. */
export const Contact = z.object({
  id: UserId,
  /** Wins over the name they gave themselves; null: that one is good enough. */
  name: z.string().trim().min(1).max(100).nullable(),
  /** One of the eight colours faces have; null: the one that follows from their id. */
  hue: z.number().int().min(0).max(7).nullable(),
  note: z.string().max(2000),
})
export type Contact = z.infer<typeof Contact>
