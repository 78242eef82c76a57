import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { calls, isCallName } from '../contract/ipc.ts'
import type { CallName, Handlers } from '../contract/ipc.ts'
import { fail } from '../contract/result.ts'
import type { Result } from '../contract/result.ts'
import type { Log } from '../core/system-ports.ts'

/** Always answers, never throws, whatever comes. */
export type Door<Sender> = (sender: Sender, name: unknown, input: unknown) => Promise<Result<unknown>>

/** The one way from a window into the app: trusted sender, known name, valid shape, then the handler. */
export function createDoor<Sender>(input: {
  handlers: Handlers
  trusted: (sender: Sender) => boolean
  log: Log
}): Door<Sender> {
  const { trusted, log } = input
  // For a name only known at run time the compiler cannot tie a handler's input to its schema; the door just did.
  const handlers = input.handlers as Record<CallName, (input: unknown) => Promise<Result<unknown>> | Result<unknown>>

  const refuse = (name: string, detail: string): Result<never> => {
    log.warn('call refused', { name, detail })
    return fail({ kind: 'bad-request', detail })
  }

  return async (sender, name, given) => {
    try {
      if (!trusted(sender)) return refuse('?', 'untrusted sender')
      if (!isCallName(name)) return refuse('?', 'unknown call')
      const parsed = calls[name].input.safeParse(given)
      return parsed.success ? await handlers[name](parsed.data) : refuse(name, describe(parsed.error))
    } catch (cause) {
      const id = randomUUID()
      log.error('call failed', { id, name: String(name), stack: stackOf(cause) })
      return fail({ kind: 'bug', id })
    }
  }
}

/** Which fields and why, never what was in them. */
const describe = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(issue => `${issue.path.map(String).join('.') || 'input'}: ${issue.code}`)
    .join('; ')
    .slice(0, 300)

const stackOf = (cause: unknown): string => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))
