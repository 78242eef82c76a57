import { expect, test } from 'vitest'
import { MessageKey, ServerMessageId } from '../../electron/contract/domain.ts'
import { done, fail, type AppError, type Result } from '../../electron/contract/result.ts'
import { ReadState } from '../../electron/core/read-state.ts'
import { serviceRates, unlimited, type Rates } from '../../electron/core/service-rates.ts'
import { Threads } from '../../electron/core/threads.ts'
import { fakeWorld, other, threadA, type FakeWorld } from '../helpers/fake-world.ts'

/** A reader of a thread with `count` messages, over a service that answers receipts as told, and yes when nothing is left. */
function reader(
  answers: (AppError | 'ok')[],
  { count = 3, rates = (): Rates => unlimited }: { count?: number; rates?: (world: FakeWorld) => Rates } = {},
) {
  const world = fakeWorld()
  const told: string[] = []
  const gateway = world.gateway
  const waiting: (() => void)[] = []
  world.gateway = () => {
    const reached = gateway()
    return (
      reached && {
        ...reached,
        async sendReadReceipt(_, id): Promise<Result<null>> {
          const answer = answers.shift() ?? 'ok'
          told.push(id)
          await new Promise<void>(resolve => waiting.push(resolve))
          return answer === 'ok' ? done : fail(answer)
        },
      }
    )
  }
  for (let n = 1; n <= count; n++) {
    const id = ServerMessageId.parse(String(n))
    world.history.putMessage({
      ...{ key: MessageKey.parse(id), threadId: threadA, serverId: id, sentAt: n, version: n, sequenceId: null },
      ...{ sender: other, body: { kind: 'text', text: 'x' }, editedAt: null, metadata: {} },
    })
  }
  const state = new ReadState(world, new Threads(world), rates(world))
  const answerAll = async (): Promise<void> => {
    await world.clock.advance(0)
    while (waiting.length > 0) {
      waiting.shift()?.()
      await world.clock.advance(0)
    }
  }
  return { world, told, state, answerAll, read: (n: number) => state.read(threadA, MessageKey.parse(String(n))) }
}

test('a place read is told once, and a later one that comes while it is being told is told after it', async () => {
  const { told, read, answerAll, state } = reader([])
  read(1)
  read(2)
  read(3)
  await answerAll()
  void state.sendReceipts()
  void state.sendReceipts()
  await answerAll()
  expect(told).toEqual(['3'])
})

test('a place read while an earlier one is on the wire is not taken for told', async () => {
  const { world, told, read, answerAll } = reader([])
  read(1)
  await world.clock.advance(0)
  read(3)
  await answerAll()
  expect(told).toEqual(['1', '3'])
  expect(world.journal.unsentReceipts()).toEqual([])
})

test.each<[AppError, number]>([
  [{ kind: 'throttled', retryAfterMs: 4000 }, 4000],
  [{ kind: 'unreachable', endpoint: 'x', detail: 'ECONNRESET' }, 10_000],
])('after %j it is told again when it is time, and not before', async (error, wait) => {
  const { world, told, read, answerAll } = reader([error])
  read(1)
  await answerAll()
  await world.clock.advance(wait - 1)
  expect(told).toEqual(['1'])
  await world.clock.advance(1)
  await answerAll()
  expect(told).toEqual(['1', '1'])
  expect(world.journal.unsentReceipts()).toEqual([])
})

test.each<AppError>([
  { kind: 'forbidden' },
  { kind: 'not-found' },
  { kind: 'refused', status: 400, reason: 'too many' },
])('after %j it is told no more', async error => {
  const { world, told, read, answerAll } = reader([error])
  read(1)
  await answerAll()
  await world.clock.advance(60_000)
  expect(told).toEqual(['1'])
  expect(world.journal.unsentReceipts()).toEqual([])
})

test('who reads fast tells at the rate of the service, and ends up telling the last place', async () => {
  const { world, told, read, answerAll } = reader([], { count: 25, rates: world => serviceRates(world.clock) })
  for (let n = 1; n <= 25; n++) {
    read(n)
    await answerAll()
  }
  expect(told).toHaveLength(10)
  await world.clock.advance(10_000)
  await answerAll()
  expect(told).toHaveLength(11)
  expect(told.at(-1)).toBe('25')
})

test('who tells nobody how far they read has read it all the same, and what was read meanwhile is not told later', async () => {
  const { world, told, read, answerAll } = reader([])
  const usual = world.settings()
  world.settings = () => ({ ...usual, tellRead: false })
  read(2)
  await answerAll()
  expect(told).toEqual([])
  expect(world.journal.readUpTo(threadA)).toBe(2)
  world.settings = () => usual
  read(3)
  await answerAll()
  expect(told).toEqual(['3'])
})
