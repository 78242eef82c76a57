import type { Check } from '../contract/care.ts'
import type { Account } from '../contract/domain.ts'
import type { StorageReport } from '../contract/keeping.ts'
import type { Result } from '../contract/result.ts'
import type { AccessToken, ChatServices, Reached } from './service-ports.ts'
import type { OutboxItem } from './store-ports.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

type Found<N extends Check['name']> = Pick<Extract<Check, { name: N }>, 'name' | 'state' | 'outcome' | 'values'>

export function storageCheck(report: Result<StorageReport>): Found<'storage'> {
  const name = 'storage'
  if (!report.ok) {
    return report.error.kind === 'bad-request'
      ? { name, state: 'ok', outcome: 'in-memory', values: {} }
      : { name, state: 'failed', outcome: 'trouble', values: { problem: problemOf(report.error) } }
  }
  const { history, journal, bytes, messages } = report.value
  const values = { bytes, count: messages }
  if (journal === 'damaged') return { name, state: 'failed', outcome: 'journal-damaged', values }
  if (history === 'damaged') return { name, state: 'failed', outcome: 'history-damaged', values }
  return { name, state: 'ok', outcome: 'sound', values }
}

const problemOf = (error: { kind: string; problem?: string }): string => error.problem ?? error.kind

/** `null`: the local service could not be started at all. */
export function endpointCheck(reached: Reached | null, forbidden = false): Found<'endpoint'> {
  const name = 'endpoint'
  if (forbidden) return { name, state: 'failed', outcome: 'forbidden', values: {} }
  if (reached === null) return { name, state: 'failed', outcome: 'not-started', values: {} }
  if (reached.got !== 'answer') {
    const outcome = reached.got === 'refused' ? 'refuses' : reached.got
    return { name, state: 'failed', outcome, values: { detail: reached.code } }
  }
  const { status, ms } = reached
  return status >= 500
    ? { name, state: 'failed', outcome: 'broken', values: { status, ms } }
    : { name, state: 'ok', outcome: 'answers', values: { status, ms } }
}

/** A Date header counts whole seconds. */
export function clockCheck(reached: Reached | null, now: number): Found<'clock'> {
  const name = 'clock'
  if (reached?.got !== 'answer' || reached.date === null)
    return { name, state: 'warning', outcome: 'unknown', values: {} }
  const seconds = Math.round(Math.abs(now - reached.date) / 1000)
  if (seconds <= 60) return { name, state: 'ok', outcome: 'right', values: { seconds } }
  return { name, state: seconds > 300 ? 'failed' : 'warning', outcome: 'off', values: { seconds } }
}

export function tokenCheck(
  account: Account,
  token: AccessToken | null,
  read: ReturnType<ChatServices['readToken']> | null,
  now: number,
): Found<'token'> {
  const name = 'token'
  const { connection, kind } = account
  if (!token) return { name, state: 'failed', outcome: 'none', values: {} }
  const values = { endsAt: token.expiresAt, scopes: read?.ok ? read.value.scopes.join(' ') : '' }
  if (connection.state === 'signed-out' && connection.because === 'refused')
    return { name, state: 'failed', outcome: 'refused', values }
  if (token.expiresAt <= now) return { name, state: 'failed', outcome: 'expired', values }
  if (read && !read.ok && read.error.kind === 'bad-token' && read.error.problem === 'no-chat-scope')
    return { name, state: 'failed', outcome: 'no-chat-scope', values }
  if (kind === 'token' && token.expiresAt - now < hourMs)
    return { name, state: 'warning', outcome: 'ends-soon', values }
  return { name, state: 'ok', outcome: 'valid', values }
}

export function liveCheck({ connection }: Account, heardAt: number | null): Found<'live'> {
  const name = 'live'
  const values: Record<string, number> = heardAt === null ? {} : { heardAt }
  switch (connection.state) {
    case 'online':
      return connection.live
        ? { name, state: 'ok', outcome: 'live', values }
        : { name, state: 'warning', outcome: 'fetching', values }
    case 'connecting':
      return { name, state: 'warning', outcome: 'connecting', values }
    case 'offline':
      return { name, state: 'failed', outcome: 'offline', values }
    case 'signed-out':
      return { name, state: 'failed', outcome: 'signed-out', values }
    case 'forbidden':
      return { name, state: 'failed', outcome: 'forbidden', values }
    default:
      return connection satisfies never
  }
}

export function outboxCheck(items: readonly OutboxItem[], { connection }: Account, now: number): Found<'outbox'> {
  const name = 'outbox'
  const oldestAt = Math.min(...items.map(({ createdAt }) => createdAt))
  if (items.length === 0) return { name, state: 'ok', outcome: 'empty', values: {} }
  const failed = items.filter(({ state }) => state.state === 'failed').length
  if (failed > 0) return { name, state: 'warning', outcome: 'failed', values: { count: failed, oldestAt } }
  const stuck = connection.state === 'online' && now - oldestAt > 10 * minuteMs
  return stuck
    ? { name, state: 'warning', outcome: 'stuck', values: { count: items.length, oldestAt } }
    : { name, state: 'ok', outcome: 'waiting', values: { count: items.length, oldestAt } }
}

export function historyCheck({ backfill }: Account): Found<'history'> {
  const { state, threads, completeThreads } = backfill
  const values = { threads, completeThreads }
  return { name: 'history', state: state === 'paused' ? 'warning' : 'ok', outcome: state, values }
}
