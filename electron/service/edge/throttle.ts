import type { UserId } from '../domain.ts'
import { refusal } from '../service-error.ts'

interface Rule {
  /** Who shares the allowance. */
  per: 'user' | 'thread' | 'user and thread' | 'resource'
  calls: number
  seconds: number
}

const rule = (per: Rule['per'], calls: number, seconds: number): Rule => ({ per, calls, seconds })

/** The documented rates, by the name routes give. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  'create identity': [rule('resource', 1000, 30)],
  'delete identity': [rule('resource', 500, 30)],
  'issue token': [rule('resource', 1000, 30)],
  'revoke tokens': [rule('resource', 500, 30)],
  'create thread': [rule('user', 10, 10)],
  'delete thread': [rule('user', 10, 10)],
  'update thread': [rule('thread', 5, 10)],
  'change participants': [rule('thread', 10, 10), rule('thread', 30, 60)],
  'get thread': [rule('user', 50, 10)],
  'list threads': [rule('user', 50, 10)],
  'get message': [rule('user and thread', 50, 10), rule('thread', 250, 10)],
  'list messages': [
    rule('user and thread', 50, 10),
    rule('thread', 250, 10),
    rule('user and thread', 200, 60),
    rule('thread', 400, 60),
  ],
  'list receipts': [rule('user and thread', 5, 10), rule('thread', 100, 10)],
  'list participants': [rule('user and thread', 10, 10), rule('thread', 250, 10)],
  'change messages': [rule('thread', 10, 10), rule('thread', 30, 60)],
  'send receipt': [rule('user and thread', 10, 10), rule('user and thread', 30, 60)],
  typing: [
    rule('user and thread', 5, 10),
    rule('thread', 10, 10),
    rule('user and thread', 15, 60),
    rule('thread', 30, 60),
  ],
}

export interface ThrottledCall {
  limit: string | undefined
  userId: UserId
  threadId: string
}

/** Counts a call, or throws TooManyRequests with the seconds until one would be let through; refused calls do not count. */
export type Throttle = (call: ThrottledCall) => void

export function createThrottle(options: { now: () => number }): Throttle {
  const calls = new Map<string, number[]>()
  let sweptAt = options.now()
  return call => {
    const now = options.now()
    if (now - sweptAt > 60_000) {
      sweptAt = now
      for (const [key, times] of calls) if ((times.at(-1) ?? 0) < now - 60_000) calls.delete(key)
    }
    const counted = (rules[call.limit ?? ''] ?? []).map(one => {
      const key = `${call.limit}|${one.seconds}|${one.per}|${holder(one.per, call)}`
      const times = (calls.get(key) ?? []).filter(at => at > now - one.seconds * 1000)
      return { key, times, rule: one }
    })
    const waits = counted
      .filter(({ times, rule }) => times.length >= rule.calls)
      .map(({ times, rule }) => (times[0] ?? now) + rule.seconds * 1000 - now)
    if (waits.length > 0) throw refusal.tooManyRequests(Math.max(1, Math.ceil(Math.max(...waits) / 1000)))
    for (const { key, times } of counted) calls.set(key, [...times, now])
  }
}

function holder(per: Rule['per'], call: ThrottledCall): string {
  switch (per) {
    case 'user':
      return call.userId
    case 'thread':
      return call.threadId
    case 'user and thread':
      return `${call.userId}|${call.threadId}`
    case 'resource':
      return ''
    default:
      return per satisfies never
  }
}
