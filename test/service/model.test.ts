import { expect, test } from 'vitest'
import fc from 'fast-check'
import { startLocalService, threadOf, type LocalService } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

interface Said {
  id: string
  sequence: number
  version: number
  sender: number
  text: string
  deleted: boolean
}

/** What the thread should look like, in the fewest words. */
interface Model {
  messages: (Said | { id: string; sequence: number; version: number; system: string })[]
  sequence: number
  /** Per person: whether they are in, and the sequence numbers they may see. */
  people: { in: boolean; from: number; until: number }[]
}

const person = fc.nat({ max: 2 })
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('send'), who: person, text: fc.string({ minLength: 1 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('edit'),
      who: person,
      which: fc.nat(),
      text: fc.string({ minLength: 1 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('delete'), who: person, which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('topic'), who: person, text: fc.string({ minLength: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('add'), who: person, whom: person, share: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('remove'), who: person, whom: person }) },
)
type Action = { does: string; who: number; whom?: number; which?: number; text?: string; share?: boolean }

test('any sequence of operations leaves what a simple model predicts, for each person', async () => {
  let now = 1_900_000_000_000
  const service = await startLocalService({ now: () => now })
  now = Date.now()
  const people = [await service.person(), await service.person(), await service.person()]
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 25 }), fc.integer({ min: 1, max: 5 }), async (actions, pageSize) => {
      const thread = await threadOf(people.slice(0, 2))
      const path = `/chat/threads/${thread.threadId}`
      const model: Model = {
        messages: [
          { id: '', sequence: 1, version: 0, system: 'participantAdded' },
          { id: '', sequence: 2, version: 1, system: 'topicUpdated' },
        ],
        sequence: 2,
        people: [
          { in: true, from: 1, until: Infinity },
          { in: true, from: 1, until: Infinity },
          { in: false, from: Infinity, until: -1 },
        ],
      }
      for (const one of actions as Action[]) {
        now += 5
        await step(service, path, people, model, one, now)
      }
      for (const [index, view] of model.people.entries()) {
        const seen = await everything(service, `${path}/messages?maxPageSize=${pageSize}`, people[index]?.token ?? '')
        const expected = model.messages
          .filter(message => message.sequence >= view.from && message.sequence <= view.until)
          .sort((a, b) => b.version - a.version)
        expect(seen?.map(outline)).toEqual(view.until < 0 ? undefined : expected.map(modelOutline))
        const versions = seen?.map(message => Number(message.version)) ?? []
        expect(versions).toEqual([...versions].sort((a, b) => b - a))
        expect(new Set(versions).size).toBe(versions.length)
        for (const { id, sequence } of model.messages) {
          if (id === '' || view.until < 0) continue
          const { status } = await ask(service, { path: `${path}/messages/${id}`, token: people[index]?.token ?? '' })
          expect(status).toBe(sequence >= view.from && sequence <= view.until ? 200 : 404)
        }
      }
    }),
    { numRuns: 60 },
  )
})

interface Wire {
  id: string
  type: string
  sequenceId: string
  version: string
  content: { message?: string }
  deletedOn?: string
}

const outline = (message: Wire) =>
  message.type === 'text'
    ? [message.sequenceId, message.content.message, message.deletedOn !== undefined]
    : [message.sequenceId, message.type]

const modelOutline = (message: Model['messages'][number]) =>
  'system' in message
    ? [String(message.sequence), message.system]
    : [String(message.sequence), message.deleted ? '' : message.text, message.deleted]

async function everything(service: LocalService, path: string, token: string): Promise<Wire[] | undefined> {
  const all: Wire[] = []
  let next = `${path}&api-version=1`
  while (next !== '') {
    const { status, body } = await ask(service, { path: next, token, version: false })
    if (status === 403) return undefined
    all.push(...body.value)
    next = body.nextLink?.slice(service.endpoint.length) ?? ''
  }
  return all
}

async function step(
  service: LocalService,
  path: string,
  people: { id: string; token: string }[],
  model: Model,
  action: Action,
  at: number,
): Promise<void> {
  const actor = model.people[action.who]
  const subject = model.people[action.whom ?? 0]
  if (actor === undefined || subject === undefined) return
  const token = people[action.who]?.token ?? ''
  const identifier = { rawId: people[action.whom ?? 0]?.id }
  const call = async (method: string, where: string, body?: object) =>
    ask(service, { method, path: `${path}${where}`, token, ...(body ? { body } : {}) })
  const system = (kind: string) =>
    model.messages.push({ id: '', sequence: (model.sequence += 1), version: at, system: kind })
  const said = model.messages.filter((message): message is Said => !('system' in message))
  const target = said[(action.which ?? 0) % Math.max(said.length, 1)]
  const owns = actor.in && target?.sender === action.who && target.sequence >= actor.from
  switch (action.does) {
    case 'send': {
      const { status, body } = await call('POST', '/messages', { content: action.text })
      expect(status).toBe(actor.in ? 201 : 403)
      if (!actor.in) return
      const sequence = (model.sequence += 1)
      model.messages.push({
        id: body.id,
        sequence,
        version: at,
        sender: action.who,
        text: action.text ?? '',
        deleted: false,
      })
      return
    }
    case 'edit':
    case 'delete': {
      if (target === undefined) return
      const method = action.does === 'edit' ? 'PATCH' : 'DELETE'
      const { status } = await call(
        method,
        `/messages/${target.id}`,
        action.does === 'edit' ? { content: action.text } : undefined,
      )
      if (!owns) return expect([403, 404]).toContain(status)
      if (target.deleted) return expect(status).toBe(action.does === 'edit' ? 404 : 204)
      expect(status).toBe(204)
      target.version = at
      if (action.does === 'edit') target.text = action.text ?? ''
      else target.deleted = true
      return
    }
    case 'topic': {
      expect((await call('PATCH', '', { topic: action.text })).status).toBe(actor.in ? 204 : 403)
      if (actor.in) system('topicUpdated')
      return
    }
    case 'add': {
      const share = action.share ? {} : { shareHistoryTime: new Date(at).toISOString() }
      const participants = [{ communicationIdentifier: identifier, ...share }]
      expect((await call('POST', '/participants/:add', { participants })).status).toBe(actor.in ? 201 : 403)
      if (!actor.in || subject.in) return
      system('participantAdded')
      Object.assign(subject, { in: true, from: action.share ? 1 : model.sequence, until: Infinity })
      return
    }
    case 'remove': {
      expect((await call('POST', '/participants/:remove', identifier)).status).toBe(actor.in ? 204 : 403)
      if (!actor.in || !subject.in) return
      system('participantRemoved')
      Object.assign(subject, { in: false, until: model.sequence })
      return
    }
  }
}
