import type { Mute } from '../contract/domain.ts'
import type { Standing } from './store-ports.ts'

/** One that is over counts as none, even before anybody took it away. */
export const muteAt = ({ muted }: Standing, now: number): Mute | null =>
  muted && (muted.until === null || muted.until > now) ? muted : null
