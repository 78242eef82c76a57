import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MessageKey, ServerMessageId } from '../../electron/contract/domain.ts'
import type { Body } from '../../electron/contract/domain.ts'
import type { Cursor } from '../../electron/contract/reading.ts'
import type { HistoryStore, StoredMessage } from '../../electron/core/store-ports.ts'
import { aMessage, ann, aThread, bob, me, noon, otherThread, thread } from './fixtures.ts'
import { close, place } from './temp-storage.ts'

const newestFirst = (a: StoredMessage, b: StoredMessage): number =>
  b.sentAt - a.sentAt || (a.key < b.key ? 1 : a.key > b.key ? -1 : 0)

function everyPage(history: HistoryStore, limit: number): StoredMessage[] {
  const all: StoredMessage[] = []
  for (let before: Cursor | null = null; ;) {
    const page: StoredMessage[] = history.page(thread, before, limit)
    all.push(...page)
    const last = page.at(-1)
    if (last === undefined) return all
    before = { sentAt: last.sentAt, key: last.key }
  }
}

test('paging through ten thousand messages, many of one millisecond, loses none and repeats none', () => {
  const { history } = place().open()
  const messages = Array.from({ length: 10_000 }, (_, n) => aMessage(n, { sentAt: noon + (n % 7) }))
  history.transaction(() => messages.forEach(message => history.putMessage(message)))
  expect(everyPage(history, 50)).toEqual(messages.toSorted(newestFirst))
})

test('whatever is put in whatever order, pages say what an array of the last version of each message says', () => {
  const { history } = place().open()
  const put = fc.record({
    n: fc.nat(40),
    sentAt: fc.nat(3).map(n => noon + n),
    text: fc.string({ unit: 'grapheme' }),
  })
  fc.assert(
    fc.property(fc.array(put, { maxLength: 80 }), fc.integer({ min: 1, max: 9 }), (puts, limit) => {
      history.removeThread(thread)
      const model = new Map<string, StoredMessage>()
      history.transaction(() => {
        for (const { n, sentAt, text } of puts) {
          const message = aMessage(n, { sentAt, body: { kind: 'text', text } })
          model.set(message.key, message)
          history.putMessage(message)
        }
      })
      expect(everyPage(history, limit)).toEqual([...model.values()].toSorted(newestFirst))
    }),
    { numRuns: 60 },
  )
})

test('a message comes back as it was put, whatever its body', () => {
  const { history } = place().open()
  const bodies: Body[] = [
    { kind: 'text', text: 'naïve 🙂 日本 \u0000 " \\' },
    { kind: 'html', html: '<b>bold</b>' },
    { kind: 'deleted', at: noon },
    { kind: 'participants-added', people: [{ id: bob, name: null }], by: ann },
    { kind: 'participants-removed', people: [{ id: bob, name: 'Bob' }], by: null },
    { kind: 'topic-changed', topic: 'New', by: ann },
    { kind: 'unsupported', type: 'Event/Call' },
  ]
  bodies.forEach((body, n) => {
    const message = aMessage(n, {
      body,
      sender: n % 2 ? null : { id: ann, name: null },
      sequenceId: n % 2 ? null : '1',
      editedAt: n % 2 ? noon : null,
      metadata: n % 2 ? { localId: 'x', other: '' } : {},
    })
    history.putMessage(message)
    expect(history.message(thread, message.key)).toEqual(message)
    expect(history.messageByServerId(thread, message.serverId)).toEqual(message)
  })
})

test('one message of the service is one row, also when it was first known under another key', () => {
  const { history } = place().open()
  history.putMessage(aMessage(1))
  history.putMessage(aMessage(1, { key: MessageKey.parse('local') }))
  expect(history.page(thread, null, 10).map(({ key }) => key)).toEqual(['local'])
})

test('more messages in one millisecond than have a place in it are all kept', () => {
  const { history } = place().open()
  const messages = Array.from({ length: 5_000 }, (_, n) => aMessage(n, { sentAt: noon }))
  history.transaction(() => messages.forEach(message => history.putMessage(message)))
  expect(everyPage(history, 200)).toHaveLength(5_000)
})

test('a time far beyond the calendar is kept like any other', () => {
  const { history } = place().open()
  const times = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 0]
  times.forEach((sentAt, n) => history.putMessage(aMessage(n, { sentAt })))
  expect(history.page(thread, null, 10).map(({ sentAt }) => sentAt)).toEqual(times)
})

test('a transaction is all or nothing, and so is one inside another', () => {
  const { history } = place().open()
  const broken = new Error('on purpose')
  const attempt = (): void =>
    history.transaction(() => {
      history.putThread(aThread())
      history.putMessage(aMessage(1))
      throw broken
    })
  expect(attempt).toThrow(broken)
  expect(history.thread(thread)).toBeNull()
  expect(history.people()).toEqual([])
  history.transaction(() => {
    history.putMessage(aMessage(2))
    expect(attempt).toThrow(broken)
    history.putMessage(aMessage(3))
  })
  expect(history.page(thread, null, 10).map(({ key }) => key)).toEqual(['key-3', 'key-2'])
})

test('a message that cannot be kept undoes the transaction it is in, even if its error is caught there', () => {
  const { history } = place().open()
  const half = (): void => {
    history.putMessage(aMessage(2))
    expect(() => history.putMessage(aMessage(3, { sentAt: 0.5 }))).toThrow()
  }
  history.transaction(() => {
    history.putMessage(aMessage(1))
    expect(() => history.transaction(half)).toThrow()
    history.putMessage(aMessage(4))
  })
  expect(() => history.transaction(half)).toThrow()
  history.putMessage(aMessage(5))
  expect(history.page(thread, null, 10).map(({ key }) => key)).toEqual(['key-5', 'key-4', 'key-1'])
})

test('unread are messages of others after that moment, but for deleted ones and what the service says', () => {
  const { history } = place().open()
  const bodies: Body[] = [
    { kind: 'text', text: 'before' },
    { kind: 'text', text: 'one' },
    { kind: 'html', html: 'two' },
    { kind: 'deleted', at: noon },
    { kind: 'topic-changed', topic: 'x', by: ann },
    { kind: 'unsupported', type: 'three' },
  ]
  bodies.forEach((body, n) => history.putMessage(aMessage(n, { body })))
  history.putMessage(aMessage(10, { sender: { id: me, name: null } }))
  history.putMessage(aMessage(11, { sender: null }))
  history.putMessage(aMessage(12, { threadId: otherThread }))
  expect(history.countAfter(thread, noon, me)).toBe(3)
  expect(history.countAfter(thread, noon, ann)).toBe(1)
  expect(history.countAfter(thread, noon + 20, me)).toBe(0)
  history.putMessage(aMessage(1, { body: { kind: 'deleted', at: noon } }))
  expect(history.countAfter(thread, noon, me)).toBe(2)
})

test('an unread count stops at a thousand', () => {
  const { history } = place().open()
  history.transaction(() => {
    for (let n = 0; n < 1_500; n++) history.putMessage(aMessage(n))
  })
  expect(history.countAfter(thread, 0, me)).toBe(1_000)
})

test('threads come back as they were put, latest activity first, and take everything with them when removed', () => {
  const { history } = place().open()
  const one = aThread({ retentionDays: 30, topic: null })
  const two = aThread({ id: otherThread, lastActivityAt: noon + 1, membership: 'left' })
  history.putThread(one)
  history.putThread(two)
  expect(history.threads()).toEqual([two, one])
  const renamed = { ...one, topic: 'Renamed', caughtUpTo: 5 }
  history.putThread(renamed)
  expect(history.thread(thread)).toEqual(renamed)

  history.putMessage(aMessage(1))
  history.putParticipants(thread, [{ id: bob, name: 'Bob', sharedFrom: 0 }])
  history.putReadMark({ threadId: thread, userId: bob, readUpTo: 1, readAt: 2 })
  history.removeThread(thread)
  expect(history.threads()).toEqual([two])
  expect(history.page(thread, null, 10)).toEqual([])
  expect(history.participants(thread)).toEqual([])
  expect(history.readMarks(thread)).toEqual([])
  expect(history.people()).toEqual([])
})

test('participants keep their order, and one told twice is there once', () => {
  const { history } = place().open()
  const list = [
    { id: bob, name: null, sharedFrom: 3 },
    { id: ann, name: 'Ann', sharedFrom: 0 },
  ]
  history.putParticipants(thread, [...list, { id: bob, name: null, sharedFrom: 3 }])
  expect(history.participants(thread)).toEqual(list)
  history.putParticipants(thread, [])
  expect(history.participants(thread)).toEqual([])
})

test('a read mark takes the place of the one before', () => {
  const { history } = place().open()
  history.putReadMark({ threadId: thread, userId: bob, readUpTo: 1, readAt: 2 })
  history.putReadMark({ threadId: thread, userId: bob, readUpTo: 3, readAt: 4 })
  expect(history.readMarks(thread)).toEqual([{ threadId: thread, userId: bob, readUpTo: 3, readAt: 4 }])
})

test('people are those who take part or wrote, each once and under the latest name', () => {
  const { clock, open } = place()
  const { history } = open()
  history.putMessage(aMessage(5, { sender: { id: ann, name: 'Ann Newer' } }))
  history.putMessage(aMessage(1, { sender: { id: ann, name: 'Ann Older' } }))
  history.putMessage(aMessage(9, { sender: { id: ann, name: null } }))
  history.putMessage(aMessage(3, { threadId: otherThread, sender: { id: ann, name: 'Ann Elsewhere' } }))
  history.putParticipants(thread, [{ id: bob, name: null, sharedFrom: 0 }])
  expect(history.people()).toEqual([
    { id: ann, name: 'Ann Newer' },
    { id: bob, name: null },
  ])
  clock.advance(1_000)
  history.putParticipants(otherThread, [{ id: ann, name: 'Ann Now', sharedFrom: 0 }])
  expect(history.people()[0]).toEqual({ id: ann, name: 'Ann Now' })
})

test('what was put is there after closing and opening again, and closing twice does no harm', () => {
  const here = place()
  const first = here.open()
  first.history.putMessage(aMessage(1))
  close(first)
  close(first)
  const { history, setAside } = here.open()
  expect(setAside).toEqual([])
  expect(history.last(thread)).toEqual(aMessage(1))
  expect(history.last(otherThread)).toBeNull()
  expect(history.messageByServerId(thread, ServerMessageId.parse('nobody'))).toBeNull()
})
