import type { NoUpdatesBecause, Release, UpdateChannel, UpdateProblem } from '../../electron/contract/updates.ts'
import { fail, ok, type Result } from '../../electron/contract/result.ts'
import type { Updater } from '../../electron/core/update-ports.ts'

export interface FakeUpdater extends Omit<Updater, 'unsupported'> {
  unsupported: NoUpdatesBecause | null
  /** What was asked of it, in order. */
  asked: string[]
  /** What is published; null where nothing newer is. */
  published: Partial<Record<UpdateChannel, Release>>
  /** What goes wrong with everything that is asked from now on. */
  problem: UpdateProblem | null
  /** Keeps whoever looks or fetches waiting until it is called. */
  hold(): () => void
}

export const release = (version: string): Release => ({
  version,
  notes: `What is new in ${version}`,
  bytes: 90_000_000,
})

/** Publishes in memory, fetches in two steps, and leaves the app running when it installs. */
export function fakeUpdater(): FakeUpdater {
  let held: Promise<void> = Promise.resolve()
  const answer = async <T>(what: string, value: T): Promise<Result<T, UpdateProblem>> => {
    updater.asked.push(what)
    await held
    return updater.problem ? fail(updater.problem) : ok(value)
  }
  const updater: FakeUpdater = {
    ...{ unsupported: null, asked: [], published: {}, problem: null },
    hold() {
      let go = (): void => {}
      held = new Promise(resolve => (go = resolve))
      return go
    },
    check: channel => answer(`check ${channel}`, updater.published[channel] ?? null),
    download(progress) {
      progress(0.5)
      return answer('download', null)
    },
    install() {
      updater.asked.push('install')
      // The app ends with it, unless something is wrong.
      return updater.problem ? Promise.resolve(updater.problem) : new Promise(() => {})
    },
  }
  return updater
}
