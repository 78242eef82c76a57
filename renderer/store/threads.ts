import type { AccountId, Thread, ThreadId, UserId } from '../../electron/contract/domain.ts'
import type { Change } from './change.ts'
import { topicToBe } from './thread-changes.ts'

type ById = Readonly<Record<ThreadId, Thread>>

/** An account without an entry has not been read yet. */
export type Threads = Readonly<Record<AccountId, ById>>

export function threads(state: Threads, change: Change): Threads {
  switch (change.type) {
    case 'threads-read':
      return { ...state, [change.accountId]: Object.fromEntries(change.threads.map(thread => [thread.id, thread])) }
    case 'thread.changed': {
      const { accountId, thread } = change.payload
      return { ...state, [accountId]: { ...state[accountId], [thread.id]: thread } }
    }
    case 'thread.removed': {
      const { accountId, threadId } = change.payload
      return { ...state, [accountId]: without(state[accountId] ?? {}, threadId) }
    }
    case 'account.removed': {
      return without(state, change.payload.accountId)
    }
    default:
      return state
  }
}

const without = <Key extends string, Value>(
  of: Readonly<Record<Key, Value>>,
  gone: Key,
): Readonly<Record<Key, Value>> =>
  Object.fromEntries(Object.entries(of).filter(([key]) => key !== gone)) as Record<Key, Value>

export const byActivity = (threads: ById): Thread[] =>
  Object.values(threads).sort((a, b) => b.lastActivityAt - a.lastActivityAt || (a.id < b.id ? -1 : 1))

/** The conversation of me and somebody; one that was given a name is about something, and comes second. */
export function threadOfTwo(threads: ById, other: UserId): Thread | null {
  const ofTwo = byActivity(threads).filter(
    ({ others, participantCount, membership }) =>
      membership === 'member' && participantCount === 2 && others.length === 1 && others[0]?.id === other,
  )
  return ofTwo.find(thread => !topicToBe(thread)) ?? ofTwo[0] ?? null
}

export const isUnread = ({ unread, markedUnread }: Thread): boolean => unread > 0 || markedUnread

/** What waits for the reader; one marked by hand counts as one, and what is muted does not count. */
export const unreadTotal = (threads: ById | undefined): number =>
  Object.values(threads ?? {}).reduce((sum, thread) => sum + (thread.muted ? 0 : unreadOf(thread)), 0)

/** Of those, how often somebody names me. */
export const mentionTotal = (threads: ById | undefined): number =>
  Object.values(threads ?? {}).reduce((sum, thread) => sum + (thread.muted ? 0 : thread.mentions), 0)

const unreadOf = (thread: Thread): number => (isUnread(thread) ? Math.max(1, thread.unread) : 0)
