import type { FailureReason } from '../contract/domain.ts'
import type { AppError } from '../contract/result.ts'
import type { Work } from './store-ports.ts'

/** What became of a piece of work. `not-done`: certainly not, so it may be done now, as `work` says it. */
export type Outcome =
  { is: 'done' } | { is: 'not-done'; work: Work } | { is: 'failed'; work: Work; reason: FailureReason; detail: string }

export const finished: Outcome = { is: 'done' }

export const notDone = (work: Work): Outcome => ({ is: 'not-done', work })

export const failedFor = (work: Work, reason: FailureReason, detail = ''): Outcome => ({
  is: 'failed',
  ...{ work, reason, detail },
})

/** What the service refused for good; null for what may go well another time. */
export function refusalOf(work: Work, error: AppError): Outcome | null {
  switch (error.kind) {
    case 'forbidden':
    case 'not-found':
    case 'too-large':
      return failedFor(work, error.kind)
    case 'refused':
      return failedFor(work, 'refused', error.reason)
    default:
      return null
  }
}
