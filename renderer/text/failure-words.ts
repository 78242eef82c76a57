import type { FailureReason, Unsent } from '../../electron/contract/domain.ts'
import type { WordId } from './words.ts'

/** Of a message that was not sent. */
export const notSent: Record<FailureReason, WordId> = {
  forbidden: 'delivery.failed.forbidden',
  'not-found': 'delivery.failed.notFound',
  'too-large': 'delivery.failed.tooLarge',
  refused: 'delivery.failed.refused',
  expired: 'delivery.failed.expired',
  // Only a change meets this.
  'changed-elsewhere': 'change.failed.changedElsewhere',
}

/** Of a change that was not made. */
export const notChanged: Record<FailureReason, WordId> = {
  forbidden: 'change.failed.forbidden',
  'not-found': 'change.failed.notFound',
  'too-large': 'change.failed.tooLarge',
  refused: 'change.failed.refused',
  expired: 'change.failed.expired',
  'changed-elsewhere': 'change.failed.changedElsewhere',
}

/** Of people who were not added. */
export const notAdded: Record<FailureReason, WordId> = {
  ...notChanged,
  'not-found': 'change.notAdded.notFound',
  forbidden: 'change.notAdded.forbidden',
  refused: 'change.notAdded.refused',
}

export const changeWord = (delivery: Unsent): WordId =>
  delivery.state === 'failed'
    ? notChanged[delivery.reason]
    : delivery.state === 'unknown'
      ? 'change.unknown'
      : 'change.waiting'
