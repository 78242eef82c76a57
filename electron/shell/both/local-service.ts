import { createInterface } from 'node:readline'
import { fail, ok } from '../../contract/result.ts'
import type { Result } from '../../contract/result.ts'
import type { Clock, Log } from '../../core/system-ports.ts'
import type { ServiceProcess, StartServiceProcess } from './service-process.ts'

export interface LocalService {
  endpoint: string
  connectionString: string
  exited: Promise<number | null>
  stop(): Promise<void>
}

const PATIENCE = 20_000
const GRACE = 3000

/** Runs the service and waits for its one line; what it says on stderr goes into our log. */
export async function startLocalService(input: {
  start: StartServiceProcess
  args: readonly string[]
  clock: Clock
  log: Log
}): Promise<Result<LocalService, { detail: string }>> {
  const { clock, log } = input
  const child = input.start(input.args)
  let lastWords = ''
  createInterface({ input: child.stderr }).on('line', line => {
    lastWords = line
    log.info('local service says', { line })
  })

  const line = await firstLine(child, clock)
  const said = line && readLine(line)
  if (!said) {
    await end(child, clock)
    return fail({ detail: lastWords || 'The local service did not start.' })
  }
  return ok({ ...said, exited: child.exited, stop: () => end(child, clock) })
}

function firstLine(child: ServiceProcess, clock: Clock): Promise<string | null> {
  return new Promise(resolve => {
    const cancel = clock.after(PATIENCE, () => resolve(null))
    const settle = (line: string | null): void => {
      cancel()
      resolve(line)
    }
    createInterface({ input: child.stdout })
      .once('line', settle)
      .once('close', () => settle(null))
    void child.exited.then(() => settle(null))
  })
}

function readLine(line: string): { endpoint: string; connectionString: string } | null {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null || !('endpoint' in value) || !('connectionString' in value))
      return null
    const { endpoint, connectionString } = value
    return typeof endpoint === 'string' && typeof connectionString === 'string' ? { endpoint, connectionString } : null
  } catch {
    return null
  }
}

async function end(child: ServiceProcess, clock: Clock): Promise<void> {
  child.kill(false)
  const cancels = [clock.after(GRACE, () => child.kill(true))]
  // A process the system will not end must not keep the app from ending.
  const givenUp = new Promise<void>(resolve => cancels.push(clock.after(2 * GRACE, resolve)))
  await Promise.race([child.exited, givenUp])
  for (const cancel of cancels) cancel()
}
