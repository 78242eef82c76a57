import { expect, test } from 'vitest'
import type { Message, UserId } from '../../electron/contract/domain.ts'
import { type Row, firstUnread, rowsOf, seenBy } from '../../renderer/store/rows.ts'
import { type Timeline, opening } from '../../renderer/store/timeline.ts'
import { amina, me, message, text, threadId, tomas } from './page/world.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const dayOf = (time: number) => Math.floor(time / DAY)
const said = (by: typeof me, at: number) => message(threadId('t'), { by, at, body: text('x') })
const timeline = (messages: Message[], before: Timeline['before'] = 'beginning'): Timeline => ({
  ...opening,
  ...{ status: 'ready', before, messages },
})
const drawn = (rows: Row[]) =>
  rows.map(row =>
    row.kind === 'message' ? `${row.first ? '(' : ''}${row.message.sender?.name?.[0]}${row.last ? ')' : ''}` : row.kind,
  )

test('puts messages of one person within five minutes together', () => {
  const messages = [said(amina, 0), said(amina, 4 * MINUTE), said(amina, 10 * MINUTE), said(tomas, 11 * MINUTE)]
  expect(drawn(rowsOf(timeline(messages), null, dayOf))).toEqual(['day', '(A', 'A)', '(A)', '(T)'])
})

test('names each day once, and begins anew after midnight', () => {
  const messages = [said(amina, DAY - MINUTE), said(amina, DAY + MINUTE)]
  expect(drawn(rowsOf(timeline(messages), null, dayOf))).toEqual(['day', '(A)', 'day', '(A)'])
})

test('keeps what waits to be sent on the day at the end, whatever day it was written on', () => {
  const waits: Message = { ...said(me, MINUTE), delivery: { state: 'queued', attempts: 1 } }
  const rows = rowsOf(timeline([said(amina, MINUTE), said(amina, 2 * DAY), waits]), null, dayOf)
  expect(drawn(rows)).toEqual(['day', '(A)', 'day', '(A)', '(N)'])
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
})

test('the line before new messages stands at the first unread one of somebody else', () => {
  const messages = [said(amina, 0), said(amina, MINUTE), said(me, 2 * MINUTE), said(tomas, 3 * MINUTE)]
  const from = firstUnread(messages, 2)
  expect(drawn(rowsOf(timeline(messages), from, dayOf))).toEqual(['day', '(A)', 'fresh', '(A)', '(N)', '(T)'])
})

test('no row that is drawn changes its look when older messages come before it', () => {
  const all = Array.from({ length: 40 }, (_, at) => said(at % 5 < 3 ? amina : tomas, at * 3 * MINUTE))
  const late = rowsOf(timeline(all.slice(20), 'more'), null, dayOf)
  const early = rowsOf(timeline(all, 'more'), null, dayOf)
  expect(early.slice(-late.length)).toEqual(late)
})

test('shows each person at the last message they read, and nobody who left', () => {
  const messages = [said(me, 10), said(me, 20), said(me, 30)]
  const mark = (userId: UserId, readUpTo: number) => ({ threadId: threadId('t'), userId, readUpTo, readAt: 99 })
  const marks = { [amina.id]: mark(amina.id, 25), [tomas.id]: mark(tomas.id, 30), [me.id]: mark(me.id, 30) }
  const seen = seenBy(messages, marks, [{ ...amina }, { ...me }], me.id)
  expect([...seen.values()].flat()).toEqual([amina])
  expect([...seen.keys()]).toEqual([messages[1]?.key])
})

test('a gap stands before the message after it, and parts what was said together', () => {
  const messages = [said(amina, 0), said(amina, MINUTE), said(amina, 2 * MINUTE)]
  const gaps = [messages[1]!.key]
  expect(drawn(rowsOf({ ...timeline(messages), gaps }, null, dayOf))).toEqual(['day', '(A)', 'gap', '(A', 'A)'])
})
