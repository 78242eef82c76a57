import { describe, expect, test } from 'vitest'
import type { Message, MessageKey, ThreadId } from '../../electron/contract/domain.ts'
import type { MessagePage } from '../../electron/contract/reading.ts'
import {
  HELD_AT_MOST,
  type Timeline,
  asked,
  atNewest,
  changed,
  opening,
  read,
  removed,
} from '../../renderer/store/timeline.ts'
import { amina, me, message, text, threadId } from './page/world.ts'

const THREAD: ThreadId = threadId('t')
const said = (at: number, words = `${at}`): Message => ({
  ...message(THREAD, { by: amina, at, body: text(words) }),
  key: `k${String(at).padStart(6, '0')}` as MessageKey,
})
const waiting = (key: string, at: number): Message => ({
  ...message(THREAD, { by: me, at, body: text(key), delivery: { state: 'queued', attempts: 0 } }),
  key: key as MessageKey,
})
const page = (from: number, to: number, before: MessagePage['before'] = 'more'): MessagePage => {
  const messages = Array.from({ length: to - from }, (_, index) => said(from + index))
  return { messages, before, older: { sentAt: from, key: said(from).key }, newer: null, gaps: [], anchor: null }
}
const keys = (timeline: Timeline) => timeline.messages.map(({ key }) => key)
const opened = (answer: MessagePage) => read(asked(opening, 'newest', 1), 1, answer)

describe('a timeline', () => {
  test('puts what the service has in order of its clock, and what waits to be sent after it', () => {
    const timeline = [waiting('b', 1), said(900), waiting('a', 5), said(905)].reduce(changed, opened(page(100, 103)))
    expect(keys(timeline).slice(-4)).toEqual(['k000900', 'k000905', 'a', 'b'])
  })

  test('moves a message to its place when the service has it, and keeps it one message', () => {
    const before = [waiting('a', 500), waiting('b', 501)].reduce(changed, opened(page(100, 102)))
    const sent: Message = { ...said(600), key: 'b' as MessageKey, mine: true }
    expect(keys(changed(before, sent))).toEqual(['k000100', 'k000101', 'b', 'a'])
  })

  test('holds at most three hundred, letting go of the other end', () => {
    let timeline = opened(page(1000, 1060))
    for (let from = 940; from >= 400; from -= 60)
      timeline = read(asked(timeline, 'older', from), from, page(from, from + 60))
    expect(timeline.messages).toHaveLength(HELD_AT_MOST)
    expect(timeline.messages[0]?.sentAt).toBe(400)
    expect(atNewest(timeline)).toBe(false)
  })

  test('leaves out what arrives beyond the end it let go of, instead of showing it with a hole before it', () => {
    let timeline = opened(page(1000, 1060))
    for (let from = 940; from >= 700; from -= 60)
      timeline = read(asked(timeline, 'older', from), from, page(from, from + 60))
    const after = changed(timeline, said(2000))
    expect(keys(after)).not.toContain('k002000')
  })

  test('comes back to the newest message by the same pages', () => {
    let timeline = opened(page(1000, 1060))
    for (let from = 940; from >= 700; from -= 60)
      timeline = read(asked(timeline, 'older', from), from, page(from, from + 60))
    expect(timeline.newer).toMatchObject({ sentAt: 999 })
    timeline = read(asked(timeline, 'newer', 9), 9, page(1000, 1060))
    expect(atNewest(timeline)).toBe(true)
    expect(timeline.messages).toHaveLength(HELD_AT_MOST)
    expect(timeline.messages.at(-1)?.sentAt).toBe(1059)
  })

  test('trusts what was told while a page was on its way more than the page', () => {
    const question = asked(opening, 'newest', 1)
    const told = removed(changed(question, { ...said(101), body: text('edited') }), said(102).key)
    const timeline = read(told, 1, page(100, 104))
    expect(keys(timeline)).toEqual(['k000100', 'k000101', 'k000103'])
    expect(timeline.messages[1]?.body).toEqual(text('edited'))
  })

  test('ignores the answer to a question that was replaced by another', () => {
    const twice = asked(asked(opening, 'newest', 1), 'newest', 2)
    expect(read(twice, 1, page(100, 104))).toBe(twice)
  })

  test('does not ask again for older messages that cannot be had now', () => {
    const nothing: MessagePage = {
      messages: [],
      before: 'more',
      older: { sentAt: 100, key: said(100).key },
      newer: null,
      gaps: [],
      anchor: null,
    }
    expect(read(asked(opened(page(100, 104)), 'older', 2), 2, nothing).before).toBe('not-here-yet')
  })

  test('leaves out a change to a message from before what is held', () => {
    expect(keys(changed(opened(page(100, 102)), said(50)))).toEqual(['k000100', 'k000101'])
    expect(keys(changed(opened(page(100, 102, 'beginning')), said(50)))[0]).toBe('k000050')
  })
})
