import type { Clock } from './system-ports.ts'

export interface FirstFrame {
  /** Settles once the window has drawn its conversations, or has had its time. */
  readonly drawn: Promise<void>
  settle(): void
}

/** Connecting takes as long as everything else a start does, and nobody needs it to read what is stored. */
export function firstFrame(clock: Clock, withinMs: number): FirstFrame {
  let settle = (): void => {}
  const drawn = new Promise<void>(resolve => {
    const cancel = clock.after(withinMs, resolve)
    settle = () => {
      cancel()
      resolve()
    }
  })
  return { drawn, settle }
}
