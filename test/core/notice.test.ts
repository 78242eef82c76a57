import { expect, test } from 'vitest'
import { notice, type Arrived, type NoticeRules, type Told } from '../../electron/core/notice.ts'

const news: Arrived = { mine: false, written: true, read: false, mentionsMe: false, muted: false, beingRead: false }
const usual: NoticeRules = {
  ...{ detail: 'name-and-text', mentionsOnly: false, mentionsBreakMute: true, disturbAfter: null, quietHours: null },
}
const decide = (arrived: Partial<Arrived> = {}, rules: Partial<NoticeRules> = {}, minute = 600): Told =>
  notice({ ...news, ...arrived }, { ...usual, ...rules }, { at: 1000, minute })
const silent = (because: string) => ({ tell: false, because })

test('each level of privacy shows what it says and no more', () => {
  expect(decide()).toEqual({ tell: true, name: true, text: true })
  expect(decide({}, { detail: 'name' })).toEqual({ tell: true, name: true, text: false })
  expect(decide({}, { detail: 'no-name' })).toEqual({ tell: true, name: false, text: false })
  expect(decide({}, { detail: 'off' })).toEqual(silent('off'))
})

test('nobody is told of what they wrote, read or are looking at, nor of what nobody wrote', () => {
  expect(decide({ mine: true })).toEqual(silent('mine'))
  expect(decide({ read: true })).toEqual(silent('read'))
  expect(decide({ beingRead: true })).toEqual(silent('being-read'))
  expect(decide({ written: false })).toEqual(silent('not-written'))
})

test('a muted thread is silent but for who names me, where that is wanted', () => {
  expect(decide({ muted: true })).toEqual(silent('muted'))
  expect(decide({ muted: true, mentionsMe: true }).tell).toBe(true)
  expect(decide({ muted: true, mentionsMe: true }, { mentionsBreakMute: false })).toEqual(silent('muted'))
  expect(decide({}, { mentionsOnly: true })).toEqual(silent('no-mention'))
})

test('do not disturb ends at its moment, and quiet hours may go over midnight', () => {
  expect(decide({}, { disturbAfter: 1001 })).toEqual(silent('do-not-disturb'))
  expect(decide({}, { disturbAfter: Infinity })).toEqual(silent('do-not-disturb'))
  expect(decide({}, { disturbAfter: 1000 }).tell).toBe(true)
  const quietHours = { from: 22 * 60, to: 7 * 60 }
  expect(decide({}, { quietHours }, 23 * 60)).toEqual(silent('quiet-hours'))
  expect(decide({}, { quietHours }, 7 * 60 - 1)).toEqual(silent('quiet-hours'))
  expect(decide({}, { quietHours }, 7 * 60).tell).toBe(true)
})
