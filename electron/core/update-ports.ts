import type { NoUpdatesBecause, Release, UpdateChannel, UpdateProblem } from '../contract/updates.ts'
import type { Result } from '../contract/result.ts'

// How core renews the app. Hosts implement the updater; it does what it is asked and nothing by itself.

export interface Updater {
  /** Null where this copy can be renewed. */
  readonly unsupported: NoUpdatesBecause | null
  /** Null where nothing newer is there for this copy. */
  check(channel: UpdateChannel): Promise<Result<Release | null, UpdateProblem>>
  /** Fetches and verifies what was found last; `part` goes from 0 to 1. */
  download(progress: (part: number) => void): Promise<Result<null, UpdateProblem>>
  /** Ends this app and starts the new one; answers only where it could not. */
  install(): Promise<UpdateProblem>
}

/** Of a host that is renewed with what serves it. */
export const noUpdater = (because: NoUpdatesBecause): Updater => {
  const never = { problem: 'other', detail: because } as const
  return {
    unsupported: because,
    check: () => Promise.resolve({ ok: false, error: never }),
    download: () => Promise.resolve({ ok: false, error: never }),
    install: () => Promise.resolve(never),
  }
}
