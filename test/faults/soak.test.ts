import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { eventually } from '../helpers/eventually.ts'
import { chatter } from './chatter.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { sum } from './mishaps.ts'
import { differences } from './same-state.ts'
import { scene } from './scene.ts'

vi.setConfig({ testTimeout: patience })

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Megabytes that are really in use. */
function heap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

/** Kept per event, caches and garbage aside, it would be more than this by far. */
const tolerated = (events: number): number => 8 + (events * 100) / 1024 / 1024

test('after very many messages, edits, receipts and typing the app has what the service has, and keeps no more in memory', async () => {
  const report = figuresOf('soak: messages, edits, deletions, receipts, typing, people, topics')
  const { service, app, bo, threads } = await scene({ threads: 4, sessionOnly: true })
  const cy = await service.person()
  const guest = await service.person()
  for (const threadId of threads) {
    const participants = [{ id: { communicationUserId: cy.id }, displayName: 'Cy' }]
    await bo.chat.getChatThreadClient(threadId).addParticipants({ participants })
  }
  // What a test keeps of every event is not the app's.
  const forget = (): void => Object.values(app.heard).forEach(events => void events.splice(0, events.length - 1))
  const speak = async (events: number): Promise<void> => {
    for (let left = events; left > 0; left -= 1000) {
      await chatter(service, { speakers: [bo, cy], guest, threads, events: Math.min(left, 1000) })
      forget()
    }
  }
  const settle = async () => {
    let found: Awaited<ReturnType<typeof differences>>[] = []
    await eventually(
      async () => {
        found = []
        for (const threadId of threads) found.push(await differences(app, bo, threadId))
        expect({ ...sum(found), other: found.flatMap(({ other }) => other) }).toEqual({ ...none, other: [] })
      },
      60_000,
      1000,
    )
    forget()
    return sum(found)
  }
  await speak(counts.soak / 10)
  await settle()
  const before = heap()
  await speak(counts.soak)
  const found = await settle()
  const grown = heap() - before
  report({ count: counts.soak, ...found, other: `heap ${before.toFixed(1)} MB, and ${grown.toFixed(1)} MB more after` })
  expect(grown).toBeLessThan(tolerated(counts.soak))
})
