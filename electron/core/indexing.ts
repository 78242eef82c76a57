import type { AccountWorld } from './account-world.ts'

/** Some ten milliseconds of work at a time, and as long a pause for whoever waits for the process. */
const slice = 150
const restMs = 15

/** Brings the index of the history up to date while there is nothing better to do. May be stopped, or killed, at any moment. */
export class Indexing {
  readonly #world: Pick<AccountWorld, 'history' | 'clock' | 'inBackground'>
  #isRunning = false
  #isStopped = false
  #wake = (): void => {}

  constructor(world: Pick<AccountWorld, 'history' | 'clock' | 'inBackground'>) {
    this.#world = world
  }

  /** May be called whenever there may be something to do. */
  start(): void {
    if (this.#isRunning || this.#isStopped || this.#world.history.isIndexed()) return
    this.#isRunning = true
    this.#world.inBackground(this.#run().finally(() => (this.#isRunning = false)))
  }

  stop(): void {
    this.#isStopped = true
    this.#wake()
  }

  async #run(): Promise<void> {
    do await this.#rest()
    while (!this.#isStopped && this.#world.history.indexSlice(slice))
  }

  #rest(): Promise<void> {
    return new Promise(resolve => {
      const cancel = this.#world.clock.after(restMs, resolve)
      this.#wake = () => {
        cancel()
        resolve()
      }
    })
  }
}
