import { expect, test } from 'vitest'
import type { Change } from '../../renderer/store/change.ts'
import { nothingKnown, reduce } from '../../renderer/store/state.ts'
import { byActivity } from '../../renderer/store/threads.ts'
import { ACCOUNT, SECOND, account, addThread, amina, emptyBridge, me, message, text, tomas } from './page/world.ts'

const bridge = emptyBridge()
const mine = bridge.add(account())
const T = addThread(mine, 't', [amina], [{ by: amina, at: 1000, body: text('old') }])
const U = addThread(mine, 'u', [tomas], [{ by: tomas, at: 2000, body: text('other') }])
const threads = [...mine.threads.values()].map(({ thread }) => thread)
const known = (
  [
    { type: 'snapshot-read', snapshot: bridge.snapshot },
    { type: 'threads-read', accountId: ACCOUNT, threads },
  ] satisfies Change[]
).reduce(reduce, nothingKnown)

const arrived = (at: number, by = amina) => message(T, { by, at, body: text('hi') })
const told = (message: ReturnType<typeof arrived>): Change => ({
  type: 'message.changed',
  payload: { accountId: ACCOUNT, message },
})

test('a message that arrives is said aloud once, however often it changes', () => {
  const hello = arrived(3000)
  const once = reduce(known, told(hello))
  expect(once.heard.say?.message.key).toBe(hello.key)
  const next = reduce(once, told(arrived(4000)))
  const again = reduce(next, told({ ...hello, version: 9 }))
  expect(again.heard.say).toBe(next.heard.say)
})

test('nothing is said of my own words, of edits, or of what was there before', () => {
  const silent = [arrived(3000, me), { ...arrived(3000), editedAt: 1 }, arrived(500)]
  for (const message of silent) expect(reduce(known, told(message)).heard.say).toBeNull()
})

test('a message is announced with its conversation unless that is on screen', () => {
  const open = reduce(known, { type: 'thread-opened', place: { accountId: ACCOUNT, threadId: T }, at: null })
  expect(reduce(open, told(arrived(3000))).heard.say?.here).toBe(true)
  expect(reduce(known, told(arrived(3000))).heard.say?.here).toBe(false)
})

test('conversations are in order of what happened last', () => {
  expect(byActivity(known.threads[ACCOUNT] ?? {}).map(({ id }) => id)).toEqual([U, T])
})

test('what another account is told about the same thread changes nothing here', () => {
  const open = reduce(known, { type: 'thread-opened', place: { accountId: ACCOUNT, threadId: T }, at: null })
  const elsewhere = reduce(open, { type: 'message.changed', payload: { accountId: SECOND, message: arrived(3000) } })
  expect(elsewhere.timelines).toBe(open.timelines)
})

test('nobody un-reads: a read mark that arrives late does not move back', () => {
  const mark = (readUpTo: number): Change => ({
    type: 'receipt.changed',
    payload: { accountId: ACCOUNT, mark: { threadId: T, userId: amina.id, readUpTo, readAt: 1 } },
  })
  const state = [mark(2000), mark(1000)].reduce(reduce, known)
  expect(Object.values(Object.values(state.receipts)[0] ?? {})[0]?.readUpTo).toBe(2000)
})

test('a thread that is gone is not open any more', () => {
  const open = reduce(known, { type: 'thread-opened', place: { accountId: ACCOUNT, threadId: T }, at: null })
  const gone = reduce(open, { type: 'thread.removed', payload: { accountId: ACCOUNT, threadId: T } })
  expect(gone.view.open).toBeNull()
  expect(gone.timelines).toEqual({})
  expect(gone.threads[ACCOUNT]?.[T]).toBeUndefined()
})

test('a change that changes nothing wakes nobody', () => {
  expect(reduce(known, { type: 'thread.removed', payload: { accountId: SECOND, threadId: T } }).app).toBe(known.app)
  expect(reduce(known, { type: 'timeline.reset', payload: { accountId: ACCOUNT, threadId: T } })).toBe(known)
})
