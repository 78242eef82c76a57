import type { ServiceEvent } from './chat-event.ts'
import type { Log } from './log.ts'

export type Listener = (event: ServiceEvent) => void

export interface Announcer {
  announce: Listener
  /** Returns how to stop listening. */
  listen(listener: Listener): () => void
}

/** Listeners run in order of arrival, each shielded from the failures of the others and the caller from all. */
export function createAnnouncer(options: { log: Log }): Announcer {
  const listeners = new Set<Listener>()
  return {
    announce(event) {
      for (const listener of listeners) {
        try {
          listener(event)
        } catch (cause) {
          options.log('error', 'listener-failed', { of: event.type, cause: cause instanceof Error ? cause.name : '?' })
        }
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
