import type { Clock, Log } from '../../core/system-ports.ts'

/** What one part may take; a prompt nobody answers must not keep the app from ending. */
const PATIENCE = 8000

/** Collects how to stop what was started and undoes it last to first; one that fails does not keep the others running. */
export function stopInReverse(input: { clock: Clock; log: Log }): {
  add(what: string, stop: () => unknown): void
  stop(): Promise<void>
} {
  const started: { what: string; stop: () => unknown }[] = []
  let stopping: Promise<void> | null = null

  async function all(): Promise<void> {
    for (const { what, stop } of started.toReversed()) {
      try {
        await inTime(stop)
      } catch (cause) {
        input.log.error('could not stop', { what, detail: String(cause) })
      }
    }
  }

  async function inTime(stop: () => unknown): Promise<void> {
    let cancel = (): void => undefined
    const tooLate = new Promise<never>((_resolve, reject) => {
      cancel = input.clock.after(PATIENCE, () => reject(new Error('it takes too long')))
    })
    try {
      await Promise.race([stop(), tooLate])
    } finally {
      cancel()
    }
  }

  return {
    add: (what, stop) => void started.push({ what, stop }),
    stop: () => (stopping ??= all()),
  }
}
