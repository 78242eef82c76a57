import {
  MessageKey,
  ServerMessageId,
  ThreadId,
  UserId,
  type Body,
  type Person,
} from '../../electron/contract/domain.ts'
import type { SearchPage } from '../../electron/contract/reading.ts'
import { bodyText } from '../../electron/core/body-text.ts'
import { Contacts } from '../../electron/core/contacts.ts'
import { Search } from '../../electron/core/search.ts'
import type { StoredMessage } from '../../electron/core/store-ports.ts'
import { fakeWorld, me, type FakeWorld, threadA, threadB } from './fake-world.ts'

export const ada: Person = { id: UserId.parse('8:acs:r_ada'), name: 'Ada Lovelace' }
export const zoe: Person = { id: UserId.parse('8:acs:r_zoe'), name: 'Zoë' }
export const unnamed = ThreadId.parse('19:unnamed@thread.v2')
/** A moment of a day of this computer's; months count from 1. */
export const day = (year: number, month: number, date: number, hour = 12): number =>
  new Date(year, month - 1, date, hour).getTime()

export interface Conversation {
  world: FakeWorld
  contacts: Contacts
  search: Search
  say: (body: string | Body, changes?: Partial<StoredMessage>) => StoredMessage
  /** What the hits of all pages say, newest first. */
  find: (query: string, limit?: number) => string[]
  page: (query: string, limit?: number, before?: number | null) => SearchPage
}

/** Three threads, two with topics and one without, of people with names. */
export function conversation(): Conversation {
  const world = fakeWorld()
  const { history } = world
  for (const [id, topic] of [
    [threadA, 'Harbour café'],
    [threadB, 'Budget 2026'],
    [unnamed, null],
  ] as const) {
    history.putThread({
      ...{
        id,
        topic,
        createdAt: 0,
        lastActivityAt: 0,
        membership: 'member',
        caughtUpTo: 0,
        retentionDays: null,
        metadata: {},
      },
    })
    history.putHoles(id, [])
  }
  history.putParticipants(
    unnamed,
    [me, zoe].map(person => ({ ...person, sharedFrom: 0 })),
  )
  const contacts = new Contacts(world)
  const search = new Search({ ...world, contacts })
  let count = 0
  const page: Conversation['page'] = (query, limit = 50, before = null) => search.run({ query, before, limit })
  return {
    world,
    contacts,
    search,
    page,
    say(body, changes = {}) {
      const n = ++count
      const message: StoredMessage = {
        ...{ key: MessageKey.parse(`m${n}`), serverId: ServerMessageId.parse(`m${n}`), threadId: threadA },
        ...{ sentAt: day(2026, 3, 1) + n, version: n, sequenceId: null, sender: ada, editedAt: null, metadata: {} },
        body: typeof body === 'string' ? { kind: 'text', text: body } : body,
        ...changes,
      }
      history.putMessage(message)
      return message
    },
    find(query, limit = 50) {
      const texts: string[] = []
      for (let before: number | null = null; ;) {
        const { hits, older } = page(query, limit, before)
        for (const { threadId, key } of hits) texts.push(bodyText(history.message(threadId, key)!.body) ?? '')
        if (older === null) return texts
        before = older
      }
    },
  }
}
