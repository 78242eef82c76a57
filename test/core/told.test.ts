import { expect, test } from 'vitest'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import { told, type AlertRules, type Arrived, type Told } from '../../electron/core/told.ts'

const news: Arrived = { mine: false, written: true, read: false, mentionsMe: false, muted: false, beingRead: false }
const noon = new Date(2026, 0, 2, 12).getTime()
const decide = (arrived: Partial<Arrived> = {}, rules: Partial<AlertRules> = {}, now = noon): Told =>
  told({ ...news, ...arrived }, { ...usualSettings, ...rules }, now)
const silent = (because: string) => ({ tell: false, because })

test('somebody is told of what others write, and of nothing where they want no notifications', () => {
  expect(decide()).toEqual({ tell: true })
  expect(decide({}, { alerts: 'no-name' })).toEqual({ tell: true })
  expect(decide({}, { alerts: 'off' })).toEqual(silent('off'))
})

test('nobody is told of what they wrote, read or are looking at, nor of what nobody wrote', () => {
  expect(decide({ mine: true })).toEqual(silent('mine'))
  expect(decide({ read: true })).toEqual(silent('read'))
  expect(decide({ beingRead: true })).toEqual(silent('being-read'))
  expect(decide({ written: false })).toEqual(silent('not-written'))
})

test('a muted thread is silent but for who names me, where that is wanted', () => {
  expect(decide({ muted: true })).toEqual(silent('muted'))
  expect(decide({ muted: true, mentionsMe: true })).toEqual({ tell: true })
  expect(decide({ muted: true, mentionsMe: true }, { mentionsBreakMute: false })).toEqual(silent('muted'))
  expect(decide({}, { mentionsOnly: true })).toEqual(silent('no-mention'))
  expect(decide({ mentionsMe: true }, { mentionsOnly: true })).toEqual({ tell: true })
})

test('do not disturb ends at its moment, or not by itself', () => {
  expect(decide({}, { doNotDisturb: { until: noon + 1 } })).toEqual(silent('do-not-disturb'))
  expect(decide({}, { doNotDisturb: { until: null } })).toEqual(silent('do-not-disturb'))
  expect(decide({}, { doNotDisturb: { until: noon } })).toEqual({ tell: true })
})

test('quiet hours are of the clock on the wall, and may go over midnight', () => {
  const at = (hour: number, minute = 0): number => new Date(2026, 0, 2, hour, minute).getTime()
  const night = { quietHours: { on: true, from: 22 * 60, to: 7 * 60 } }
  expect(decide({}, night, at(23))).toEqual(silent('quiet-hours'))
  expect(decide({}, night, at(6, 59))).toEqual(silent('quiet-hours'))
  expect(decide({}, night, at(7))).toEqual({ tell: true })
  expect(decide({}, { quietHours: { ...night.quietHours, on: false } }, at(23))).toEqual({ tell: true })
  const lunch = { quietHours: { on: true, from: 12 * 60, to: 13 * 60 } }
  expect(decide({}, lunch, at(12, 30))).toEqual(silent('quiet-hours'))
  expect(decide({}, lunch, at(13))).toEqual({ tell: true })
})
