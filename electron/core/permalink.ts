import { ServerMessageId, ThreadId } from '../contract/domain.ts'

/** What `parlance://thread/…` leads to; null for the message is the thread itself. */
export interface Permalink {
  threadId: ThreadId
  message: ServerMessageId | null
}

const SHAPE = /^parlance:\/\/thread\/([^/?#\s]+)(?:\/message\/([^/?#\s]+))?\/?$/i

export function permalink({ threadId, message }: Permalink): string {
  const thread = `parlance://thread/${encodeURIComponent(threadId)}`
  return message === null ? thread : `${thread}/message/${encodeURIComponent(message)}`
}

/** Null for whatever is no address of ours; it may come from anybody. */
export function readPermalink(text: string): Permalink | null {
  const [, thread, message] = SHAPE.exec(text.trim()) ?? []
  if (thread === undefined) return null
  const threadId = ThreadId.safeParse(decoded(thread))
  const messageId = message === undefined ? null : ServerMessageId.safeParse(decoded(message))
  if (!threadId.success || messageId?.success === false) return null
  return { threadId: threadId.data, message: messageId?.data ?? null }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
