import { watch } from 'node:fs'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { counts, patience } from '../faults/counts.ts'
import { identityClient, temporaryDirectory } from '../helpers/local-service.ts'
import { after, perform, readBack, type Deed, type Desk } from '../helpers/local-service-ledger.ts'
import { runService } from '../helpers/local-service-process.ts'
import { ask } from '../helpers/local-service-raw.ts'

const rounds = counts.serviceKills
vi.setConfig({ testTimeout: patience })

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('send' as const), text: fc.uuid() }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('edit' as const), which: fc.nat({ max: 9 }), text: fc.uuid() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('delete' as const, 'read' as const), which: fc.nat({ max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('rename' as const), topic: fc.uuid() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('add' as const, 'remove' as const) }) },
)
/** For each desk what is done there, and after how many answers in all the process is killed. */
const course = fc.record({
  desks: fc.array(fc.array(deed, { minLength: 40, maxLength: 40 }), { minLength: 4, maxLength: 4 }),
  killAfter: fc.integer({ min: 1, max: 100 }),
})

type Service = { endpoint: string; connectionString: string }

async function openDesk(service: Service): Promise<Desk> {
  const identity = identityClient(service)
  const { token } = await identity.createUserAndToken(['chat'])
  const guest = (await identity.createUser()).communicationUserId
  const { body } = await ask(service, { method: 'POST', path: '/chat/threads', token, body: { topic: 'New' } })
  const path = `/chat/threads/${body.chatThread.id}`
  return {
    token,
    guest,
    path,
    ids: [],
    pending: undefined,
    ledger: { topic: 'New', guestIsIn: false, texts: [], readUpTo: 0 },
  }
}

/** Everything answered is there, and of what was not answered all or nothing. */
async function check(service: Service, desk: Desk): Promise<void> {
  const { ids, ...found } = await readBack(service, desk)
  const possible = [desk.ledger, ...(desk.pending ? [after(desk.ledger, desk.pending)] : [])]
  expect(possible).toContainEqual(found)
  expect(ids.slice(0, desk.ids.length)).toEqual(desk.ids)
  Object.assign(desk, { ledger: found, ids, pending: undefined })
}

test('whatever was answered survives SIGKILL at any moment, and of the rest all or nothing', async () => {
  const directory = temporaryDirectory()
  const all: Desk[] = []
  let pending = 0
  for (const { desks: deeds, killAfter } of fc.sample(course, rounds)) {
    const process = runService('--data', directory, '--port', '0')
    const service = await process.ready()
    for (const desk of all.slice(-4)) await check(service, desk)
    const desks = await Promise.all(deeds.map(() => openDesk(service)))
    all.push(...desks)
    let answers = 0
    const working = desks.map(async (desk, index) => {
      for (const one of deeds[index] ?? []) {
        await perform(service, desk, one)
        if ((answers += 1) === killAfter) process.child.kill('SIGKILL')
      }
    })
    await Promise.allSettled(working)
    expect(await process.ended).toBe('SIGKILL')
    pending += desks.filter(desk => desk.pending).length
  }
  const last = await runService('--data', directory, '--port', '0').ready()
  for (const desk of all) await check(last, desk)
  // The process was killed with requests on their way, or this would show nothing.
  expect(pending).toBeGreaterThan(0)
})

test('killed at any moment of its start, it starts the next time with everything it had', async () => {
  const directory = temporaryDirectory()
  const people: { communicationUserId: string }[] = []
  for (let moment = 1; moment <= counts.serviceStarts; moment += 1) {
    const killed = runService('--data', directory, '--port', '0')
    await Promise.race([changes(directory, moment), killed.ready()])
    killed.child.kill('SIGKILL')
    expect(await killed.ended).toBe('SIGKILL')
    const process = runService('--data', directory, '--port', '0')
    const identity = identityClient(await process.ready())
    for (const person of people) await expect(identity.getToken(person, ['chat'])).resolves.toBeDefined()
    people.push(await identity.createUser())
    process.child.kill('SIGKILL')
    await process.ended
  }
})

/** Resolves once so many changes were seen in a directory. */
function changes(directory: string, count: number): Promise<void> {
  return new Promise(resolve => {
    let seen = 0
    const watcher = watch(directory, () => {
      if ((seen += 1) < count) return
      watcher.close()
      resolve()
    })
    watcher.unref()
  })
}
