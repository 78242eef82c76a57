import { join } from 'node:path'
import { fail, ok } from '../../contract/result.ts'
import type { AppError, Result } from '../../contract/result.ts'
import type { Clock, LocalWorkspace, Log } from '../../core/system-ports.ts'
import { takeLock } from './instance-lock.ts'
import { localPeople } from './local-people.ts'
import { startLocalService } from './local-service.ts'
import type { LocalService } from './local-service.ts'
import { isAlive, portOf, readRendezvous, writeRendezvous } from './rendezvous.ts'
import type { StartServiceProcess } from './service-process.ts'

type Ensured = Result<{ connectionString: string }, AppError & { kind: 'local-service' }>

const POLL = 50
/** Longer than a start may take. */
const PATIENCE = 30_000

/** One service for every profile of a data directory: the first that needs it runs it, the others find it. */
export function openLocalWorkspace(input: {
  directory: string
  start: StartServiceProcess
  clock: Clock
  log: Log
}): LocalWorkspace {
  const { directory, clock, log } = input
  const meetingFile = join(directory, 'service.json')
  const people = localPeople(join(directory, 'people'))
  let mine: LocalService | null = null
  let ensuring: Promise<Ensured> | null = null
  let stopped = false

  const find = async (): Promise<string | null> => {
    const meeting = readRendezvous(meetingFile)
    return meeting && (await isAlive(meeting)) ? meeting.connectionString : null
  }

  async function ensure(): Promise<Ensured> {
    const deadline = clock.now() + PATIENCE
    for (;;) {
      const found = await find()
      if (found) return ok({ connectionString: found })
      if (stopped) return fail({ kind: 'local-service', detail: 'The app is closing.' })
      const lock = await takeLock(join(directory, 'starting.lock'))
      if (lock.ok) {
        try {
          // Whoever held the lock until now may just have started it.
          const started = await find()
          return started ? ok({ connectionString: started }) : await startIt()
        } finally {
          await lock.value.release()
        }
      }
      if (clock.now() > deadline) return fail({ kind: 'local-service', detail: 'Another start of it does not end.' })
      await new Promise<void>(resolve => clock.after(POLL, resolve))
    }
  }

  async function startIt(): Promise<Ensured> {
    await mine?.stop()
    mine = null
    const last = readRendezvous(meetingFile)
    const ports = last ? [portOf(last), 0] : [0]
    let detail = ''
    for (const port of ports) {
      // The port it had before, if it is free: what the others know of it stays true.
      const args = ['--data', join(directory, 'service'), '--people', '--parent-watch', '--port', String(port)]
      const service = await startLocalService({ start: input.start, args, clock, log })
      if (service.ok) return keep(service.value)
      detail = service.error.detail
      log.warn('the local service did not start', { port, detail })
    }
    return fail({ kind: 'local-service', detail })
  }

  async function keep(service: LocalService): Promise<Ensured> {
    const { endpoint, connectionString } = service
    if (stopped) await service.stop()
    if (stopped) return fail({ kind: 'local-service', detail: 'The app is closing.' })
    mine = service
    void service.exited.then(code => {
      if (mine !== service) return
      mine = null
      log.warn('the local service ended by itself', { code })
    })
    writeRendezvous(meetingFile, { pid: process.pid, endpoint, connectionString })
    log.info('the local service runs', { endpoint })
    return ok({ connectionString })
  }

  return {
    ensure: () => (ensuring ??= ensure().finally(() => (ensuring = null))),
    people: () => people.all(),
    announce: person => people.add(person),
    async stop() {
      stopped = true
      await ensuring
      const service = mine
      mine = null
      await service?.stop()
    },
  }
}
