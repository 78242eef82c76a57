import { MessageKey, type AccountId, type ServerMessageId, type ThreadId } from '../contract/domain.ts'
import type { Publish } from '../contract/ipc.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import { permalink, readPermalink } from './permalink.ts'
import type { Session } from './session.ts'

export interface LinksParts {
  /** Of every open account. */
  sessions: () => Session[]
  publish: Publish
}

/** Addresses of messages: made here, and opened here whoever made them. */
export class Links {
  readonly #parts: LinksParts

  constructor(parts: LinksParts) {
    this.#parts = parts
  }

  make({ world }: Session, threadId: ThreadId, key: MessageKey): Result<string> {
    return ok(permalink({ threadId, message: world.history.message(threadId, key)?.serverId ?? null }))
  }

  /** In that account if its person is in the thread, else in one whose person is. */
  async open(link: string, preferred: AccountId | null): Promise<Result<null>> {
    const meant = readPermalink(link)
    if (!meant) return fail({ kind: 'bad-request', detail: 'This is no address of a conversation.' })
    const { threadId, message } = meant
    const able = this.#parts.sessions().filter(({ world }) => world.history.thread(threadId) !== null)
    const session = able.find(({ world }) => world.accountId === preferred) ?? able[0]
    if (!session) return fail({ kind: 'not-found' })
    const at = message === null ? null : await keyOf(session, threadId, message)
    this.#parts.publish('thread.opened', { accountId: session.world.accountId, threadId, at })
    return done
  }
}

/** A message that is not on this computer yet is fetched, as far as it can be; one that is nowhere keeps its id, and the window says so. */
async function keyOf({ world, reader }: Session, threadId: ThreadId, id: ServerMessageId): Promise<MessageKey> {
  const found = () => world.history.messageByServerId(threadId, id)?.key
  const here = found()
  if (here) return here
  // The service names a message by the moment it came.
  if (/^\d{13}$/.test(id)) await reader.page(threadId, { at: 'time', time: Number(id) }, 1)
  return found() ?? MessageKey.parse(id)
}
