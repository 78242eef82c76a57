import type { Person, ThreadId, UserId } from '../contract/domain.ts'
import type { StoredMessage } from './store-ports.ts'
import type { Words } from './words-en.ts'

/** What is written out once, for the whole file. */
export interface ExportHead {
  me: Person
  exportedAt: number
  words: Words['exported']
}

export interface ExportedThread {
  id: ThreadId
  topic: string | null
  createdAt: number
  people: Person[]
  /** Some of its history was not on this computer when it was written out. */
  partial: boolean
  nameOf: (id: UserId) => string | null
}

/** Answers pieces of text that make a whole file when written one after the other; remembers what it is in the middle of. */
export interface ExportFormatter {
  head(): string
  threadHead(thread: ExportedThread): string
  message(message: StoredMessage): string
  /** `partial` may have become known on the way. */
  threadFoot(outcome: { partial: boolean }): string
  foot(): string
}

/** ISO 8601 in UTC; null for a time no calendar has. */
export function isoTime(time: number): string | null {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : null
}

/** `2025-01-31 09:05`, in UTC; the number where no calendar has it. */
export function readableTime(time: number): string {
  return isoTime(time)?.slice(0, 16).replace('T', ' ') ?? String(time)
}

export function titleOf({ topic, people }: ExportedThread, me: Person): string {
  if (topic !== null && topic.trim() !== '') return topic
  const others = people.filter(({ id }) => id !== me.id).map(({ id, name }) => name ?? id)
  return others.length > 0 ? others.join(', ') : 'Conversation'
}
