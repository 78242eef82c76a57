import { z } from 'zod'
import { Message, MessageKey, Person, ThreadId, Time } from './domain.ts'

/** Epoch milliseconds of the service's clock. */

/** A place in a thread's history; pages start strictly before or after it. */
export const Cursor = z.object({ sentAt: Time, key: MessageKey })
export type Cursor = z.infer<typeof Cursor>

/** Where to read. All but the first three answer with messages on both sides of the place, which is named by `anchor`. */
export const PageAt = z.discriminatedUnion('at', [
  z.object({ at: z.literal('newest') }),
  z.object({ at: z.literal('before'), cursor: Cursor }),
  z.object({ at: z.literal('after'), cursor: Cursor }),
  z.object({ at: z.literal('message'), key: MessageKey }),
  z.object({ at: z.literal('time'), time: Time }),
  /** The first message I have not read; the newest page where there is none. */
  z.object({ at: z.literal('unread') }),
])
export type PageAt = z.infer<typeof PageAt>

export const MessagePage = z.object({
  /** Oldest first. */
  messages: z.array(Message),
  /** Where the page before this one ends; null with nothing to continue from. */
  older: Cursor.nullable(),
  /** Where the page after this one starts; null where this page reaches the newest message. */
  newer: Cursor.nullable(),
  /** What lies before this page: more, the thread's beginning, or messages we do not have yet. */
  before: z.enum(['more', 'beginning', 'not-here-yet']),
  /** Right before these messages others are missing that are not here yet. */
  gaps: z.array(MessageKey),
  /** The message asked for, or the first one at or after the time asked for; null where the page was not asked for by a place or nothing is there. */
  anchor: MessageKey.nullable(),
})
export type MessagePage = z.infer<typeof MessagePage>

/** A piece of the text around what was found; drawn as text, never as markup. */
export const SnippetPart = z.object({ text: z.string(), hit: z.boolean() })
export type SnippetPart = z.infer<typeof SnippetPart>

export const SearchHit = z.object({
  threadId: ThreadId,
  key: MessageKey,
  sentAt: Time,
  sender: Person.nullable(),
  mine: z.boolean(),
  snippet: z.array(SnippetPart),
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchPage = z.object({
  /** Newest first. */
  hits: z.array(SearchHit),
  /** Hand it back for the hits that follow; null after the last. */
  older: z.number().int().nullable(),
  /** Operators of the query that name nobody, no conversation or no date here. */
  unknown: z.array(z.object({ operator: z.enum(['from', 'in', 'before', 'after']), value: z.string() })),
  /** False while histories are still being fetched or indexed: what is not here cannot be found. */
  complete: z.boolean(),
})
export type SearchPage = z.infer<typeof SearchPage>
