import { limits } from '../operations/limits.ts'
import { refusal } from '../service-error.ts'

/** `maxPageSize`: `fallback` when absent, at most 200. */
export function pageSize(query: URLSearchParams, fallback: number): number {
  const size = wholeNumber(query, 'maxPageSize') ?? fallback
  if (size === 0) throw refusal.badRequest('maxPageSize must be at least 1.', 'maxPageSize')
  return Math.min(size, limits.pageSize)
}

export function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (!/^\d{1,9}$/.test(text)) throw refusal.badRequest(`${name} must be a whole number.`, name)
  return Number(text)
}

/** `startTime` in epoch milliseconds, 0 when absent. */
export function startTime(query: URLSearchParams): number {
  const text = query.get('startTime')
  if (text === null) return 0
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw refusal.badRequest('startTime must be a date and time.', 'startTime')
  return at
}

/** The numbers of a `syncState` made by `syncState()`. */
export function readSyncState(query: URLSearchParams, count: number): number[] | undefined {
  const text = query.get('syncState')
  if (text === null) return undefined
  const parts = Buffer.from(text, 'hex').toString('latin1').split('.')
  if (parts.length !== count || !parts.every(part => /^\d{1,15}$/.test(part))) {
    throw refusal.badRequest('syncState was not made by this service.', 'syncState')
  }
  return parts.map(Number)
}

/** Opaque to clients. */
export const syncState = (...numbers: number[]): string => Buffer.from(numbers.join('.'), 'latin1').toString('hex')

/** The address of the next page: what this page was asked for, from another place on. */
export function nextLink(address: string, query: URLSearchParams, changed: Record<string, string | number>): string {
  const next = new URLSearchParams()
  for (const [name, value] of Object.entries(changed)) next.set(name, String(value))
  for (const name of ['startTime', 'maxPageSize', 'api-version']) {
    const value = query.get(name)
    if (value !== null && !next.has(name)) next.set(name, value)
  }
  return `${address}?${next.toString()}`
}
