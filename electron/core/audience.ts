/** Whether a window is there that listens; what is told to one that does not is lost. */
export interface Audience {
  /** Settles as soon as there is one. */
  listens(): Promise<void>
  came(): void
  left(): void
}

export function audience(): Audience {
  let there = false
  let waiting: (() => void)[] = []
  return {
    listens: () => (there ? Promise.resolve() : new Promise(resolve => void waiting.push(resolve))),
    came() {
      there = true
      for (const go of waiting) go()
      waiting = []
    },
    left: () => void (there = false),
  }
}
