import type { Log } from '../../core/ports.ts'

/** Collects how to stop what was started and undoes it last to first; one that fails does not keep the others running. */
export function stopInReverse(log: () => Log | null): {
  add(what: string, stop: () => unknown): void
  stop(): Promise<void>
} {
  const started: { what: string; stop: () => unknown }[] = []
  let stopping: Promise<void> | null = null

  async function all(): Promise<void> {
    for (const { what, stop } of started.toReversed()) {
      try {
        await stop()
      } catch (cause) {
        log()?.error('could not stop', { what, detail: String(cause) })
      }
    }
  }

  return {
    add: (what, stop) => void started.push({ what, stop }),
    stop: () => (stopping ??= all()),
  }
}
