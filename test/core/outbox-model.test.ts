import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MessageKey, UserId, type Person, type ThreadId } from '../../electron/contract/domain.ts'
import type { Fate } from '../helpers/fake-service.ts'
import { fakeWorld, threadA, threadB, type FakeWorld } from '../helpers/fake-world.ts'
import { outboxApp } from '../helpers/outbox-app.ts'

// The service of test/helpers/fake-service.ts, and what a person asked of it: whatever happens between, they end up the same.

const people: Person[] = ['ann', 'bob', 'cy'].map(name => ({ id: UserId.parse(`8:acs:r_${name}`), name }))
const thread = fc.constantFrom(threadA, threadB)
const nth = fc.nat(4)
const words = [
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), thread }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), thread, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), thread, nth }) },
]
const arrangements = [
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), thread }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('add' as const), thread, nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), thread, nth }) },
]
const weather = [
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(20_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
]
const survivable: Fate[] = ['ok', 'lost-answer', 'lost-request', 'unreachable', 'throttled', 'echo-first', 'slow']

type Step =
  | { do: 'send' | 'rename'; thread: ThreadId }
  | { do: 'edit' | 'delete' | 'add' | 'remove'; thread: ThreadId; nth: number }
  | { do: 'wait'; ms: number }
  | { do: 'network'; on: boolean }
  | { do: 'restart' }

/** What was asked for, as far as it was agreed to. */
class Asked {
  readonly messages: { thread: ThreadId; key: MessageKey; text: string | null }[] = []
  readonly topics = new Map<ThreadId, string>([threadA, threadB].map(id => [id, 'T']))
  readonly members = new Map<ThreadId, Set<string>>([threadA, threadB].map(id => [id, new Set<string>()]))

  texts(threadId: ThreadId): string[] {
    return this.messages.flatMap(({ thread, text }) => (thread === threadId && text !== null ? [text] : []))
  }
}

/** `patient`: who asks again for whatever was refused. */
async function live(world: FakeWorld, steps: Step[], { patient }: { patient: boolean }): Promise<Asked> {
  const asked = new Asked()
  let app = outboxApp(world)
  for (const [number, step] of steps.entries()) {
    const text = `words ${number}`
    const body = { kind: 'text', text } as const
    switch (step.do) {
      case 'send': {
        const sent = app.writing.send(step.thread, body)
        if (sent.ok) asked.messages.push({ thread: step.thread, key: MessageKey.parse(sent.value.localId), text })
        break
      }
      case 'edit':
      case 'delete': {
        const mine = asked.messages.filter(message => message.thread === step.thread)
        const message = mine[step.nth % Math.max(1, mine.length)]
        if (!message) break
        if (step.do === 'edit' && app.writing.edit(step.thread, message.key, body).ok) message.text = text
        if (step.do === 'delete' && app.writing.delete(step.thread, message.key).ok) message.text = null
        break
      }
      case 'rename':
        if (app.arranging.rename(step.thread, text).ok) asked.topics.set(step.thread, text)
        break
      case 'add':
      case 'remove': {
        const person = people[step.nth % people.length]
        const members = asked.members.get(step.thread)
        if (!person || !members) break
        if (step.do === 'add' && app.arranging.add(step.thread, [person], 0).ok) members.add(person.id)
        if (step.do === 'remove' && app.arranging.remove(step.thread, person.id).ok) members.delete(person.id)
        break
      }
      case 'wait':
        await world.clock.advance(step.ms)
        break
      case 'network':
        world.online = step.on
        break
      case 'restart':
        void app.outbox.stop()
        world.restart()
        app = outboxApp(world)
        break
      default:
        step satisfies never
    }
  }
  world.online = true
  world.fates = []
  await world.clock.advance(60_000)
  for (let round = 0; round < 3; round++) {
    for (const { localId, state } of world.journal.outbox()) {
      if (patient && state.state === 'failed') app.outbox.retry(localId)
    }
    void app.outbox.drainAll()
    await world.clock.advance(60_000)
  }
  return asked
}

const textsOf = (messages: { body: { kind: string; text?: string } }[]): string[] =>
  messages.flatMap(({ body }) => (body.kind === 'text' ? [body.text ?? ''] : []))

function expectSettled(world: FakeWorld): void {
  expect(world.journal.outbox()).toEqual([])
  for (const threadId of [threadA, threadB]) {
    const kept = world.history.page(threadId, null, 100).toReversed()
    expect(textsOf(kept)).toEqual(textsOf(world.service.in(threadId)))
    const sent = world.service.in(threadId).flatMap(({ metadata }) => metadata?.['localId'] ?? [])
    expect(new Set(sent).size).toBe(sent.length)
  }
  const once = world.service.requests.filter(request => /^(send|edit|rename) /.test(request))
  expect(new Set(once).size).toBe(once.length)
}

test('whatever happens to answers, network and process, everything is done once, in order, and ends as it was asked for', async () => {
  const step = fc.oneof(...words, ...arrangements, ...weather)
  const fates = fc.array(fc.constantFrom(...survivable), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fates, async (steps, coming) => {
      const world = fakeWorld()
      world.fates = [...coming]
      const asked = await live(world, steps, { patient: false })
      expectSettled(world)
      for (const threadId of [threadA, threadB]) {
        expect(textsOf(world.service.in(threadId))).toEqual(asked.texts(threadId))
        const there = new Set((world.service.people.get(threadId) ?? []).map(({ id }) => id))
        expect(people.filter(({ id }) => there.has(id)).map(({ id }) => id)).toEqual(
          people.filter(({ id }) => asked.members.get(threadId)?.has(id)).map(({ id }) => id),
        )
        expect(world.service.topics.get(threadId)).toBe(asked.topics.get(threadId))
        expect(world.history.thread(threadId)?.topic).toBe(asked.topics.get(threadId))
        const topics = world.service
          .in(threadId)
          .flatMap(({ body }) => (body.kind === 'topic-changed' ? body.topic : []))
        expect(new Set(topics).size).toBe(topics.length)
      }
    }),
    { numRuns: 150 },
  )
})

test('what the service refuses and its writer asks for again is done once too, whatever was written behind it meanwhile', async () => {
  const step = fc.oneof(...words, ...weather)
  const fates = fc.array(fc.constantFrom<Fate>(...survivable, 'refused', 'refused'), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fates, async (steps, coming) => {
      const world = fakeWorld()
      world.fates = [...coming]
      const asked = await live(world, steps, { patient: true })
      expectSettled(world)
      for (const threadId of [threadA, threadB]) {
        expect(textsOf(world.service.in(threadId)).toSorted()).toEqual(asked.texts(threadId).toSorted())
      }
    }),
    { numRuns: 150 },
  )
})
