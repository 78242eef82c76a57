import type { Log } from '../../core/system-ports.ts'

/** A rejection nobody waited for is a bug to read about, not a reason to take the user's window away. */
export function logCrashes(log: Log): void {
  process.on('unhandledRejection', cause => log.error('unhandled rejection', { stack: stackOf(cause) }))
  process.on('uncaughtExceptionMonitor', cause => log.error('uncaught exception', { stack: stackOf(cause) }))
}

const stackOf = (cause: unknown): string => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))
