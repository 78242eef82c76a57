import type { ThreadId } from '../contract/domain.ts'
import { oneLine } from './export-words.ts'
import type { Session } from './session.ts'
import type { Words } from './words-en.ts'

/** What a conversation is called on a line outside the window, where my own names for people are mine to read. */
export function threadTitle({ world, contacts }: Session, threadId: ThreadId, words: Words): string {
  const topic = oneLine(world.history.thread(threadId)?.topic ?? '')
  if (topic !== '') return topic
  const names = world.history
    .participants(threadId)
    .filter(({ id }) => id !== world.me.id)
    .map(person => oneLine(contacts.named(person).name ?? '') || words.alert.somebody)
  return names.slice(0, 3).join(', ') + (names.length > 3 ? '…' : '') || words.alert.conversation
}
