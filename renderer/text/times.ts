import type { Words } from './words.ts'

const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs a hundred times what using it does. */
function format(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag, options)
  formats.set(key, known)
  return known
}

export const startOfDay = (time: number): number => new Date(time).setHours(0, 0, 0, 0)

/** Rounded, because a day with a clock change is 23 or 25 hours long. */
export const daysBetween = (time: number, now: number): number =>
  Math.round((startOfDay(now) - startOfDay(time)) / DAY_MS)

export const clock = (tag: string, time: number): string => format(tag, { timeStyle: 'short' }).format(time)

export const fullTime = (tag: string, time: number): string =>
  format(tag, { dateStyle: 'full', timeStyle: 'short' }).format(time)

/** To the second and with the zone, for who compares it with a log. */
export const exactTime = (tag: string, time: number): string =>
  format(tag, { dateStyle: 'long', timeStyle: 'long' }).format(time)

export const longDate = (tag: string, time: number): string => format(tag, { dateStyle: 'long' }).format(time)

const withYear = (time: number, now: number): { year?: 'numeric' } =>
  new Date(time).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }

/** For a list: the time today, then the day, then the date. */
export function listTime(words: Words, tag: string, time: number, now: number): string {
  const days = daysBetween(time, now)
  if (days <= 0) return clock(tag, time)
  if (days === 1) return words('timeline.yesterday')
  if (days < 7) return format(tag, { weekday: 'short' }).format(time)
  return format(tag, { day: 'numeric', month: 'short', ...withYear(time, now) }).format(time)
}

export function dayName(words: Words, tag: string, time: number, now: number): string {
  const days = daysBetween(time, now)
  if (days === 0) return words('timeline.today')
  if (days === 1) return words('timeline.yesterday')
  return format(tag, { weekday: 'long', day: 'numeric', month: 'long', ...withYear(time, now) }).format(time)
}

const two = (value: number): string => String(value).padStart(2, '0')

/** A day as a date field holds it: 2026-03-01. */
export function fieldOfDate(time: number): string {
  const date = new Date(time)
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** Where the day of a date field begins here; null where the field holds none. */
export function dateOfField(value: string): number | null {
  const [year, month, day] = value.split('-').map(Number)
  if (!year || !month || !day) return null
  const time = new Date(year, month - 1, day).getTime()
  return Number.isNaN(time) || time < 0 ? null : time
}
