import { ChatClient, type ChatParticipant, type ChatThreadClient } from '@azure/communication-chat'
import { createIdentifierFromRawId } from '@azure/communication-common'
import { ServerMessageId, ThreadId, type NotAdded, type Person } from '../contract/domain.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import type { AskForToken, ChatGateway, Page } from '../core/service-ports.ts'
import { askingCredential } from './credential.ts'
import { loopbackPolicies, toSdkUrl } from './loopback.ts'
import { toAppError } from './translate-error.ts'
import { toParticipant, toServiceMessage, toUserId } from './translate-message.ts'
import { wayOutPolicies, type agentFor } from './way-out.ts'
import { toInvitation, toNotAdded, topicFor, toProperties, toServiceThread, untitled } from './translate-thread.ts'

/** People the service takes in one call, whoever asks among them. */
const mostAtOnce = 200

export interface GatewayOptions {
  endpoint: string
  me: Person
  token: AskForToken
  /** Its connections are ended with the gateway. */
  agent: ReturnType<typeof agentFor>
  /** How long one answer is waited for. */
  answerTimeoutMs?: number
}

/** `ChatGateway` over Microsoft's SDK. Its retries are off for writes: one of them could do a thing twice. */
export function azureGateway({
  endpoint,
  me,
  token,
  agent,
  answerTimeoutMs = 30_000,
}: GatewayOptions): ChatGateway & { close(): void } {
  const closing = new AbortController()
  let client = connect(null)

  function connect(refused: string | null) {
    let given: string | null = null
    const credential = askingCredential(async () => {
      // Where there was none to be had, the one that was refused is still no good to whoever asks next.
      const answer = await token({ refused: given === null ? refused : null })
      if (answer.ok) given = answer.value.token
      return answer
    })
    const chat = new ChatClient(toSdkUrl(endpoint), credential, {
      additionalPolicies: [...loopbackPolicies(endpoint), ...wayOutPolicies(agent)],
      retryOptions: { maxRetries: 0 },
    })
    return { chat, lastToken: () => given ?? refused }
  }

  /** A 401 did nothing, so it is safe to try anything once more with a fresh token; the SDK keeps the old one for as long as its client lives. */
  async function ask<T>(
    write: boolean,
    call: (chat: ChatClient, options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<Result<T>> {
    const options = (): { abortSignal: AbortSignal } => ({
      abortSignal: AbortSignal.any([closing.signal, AbortSignal.timeout(answerTimeoutMs)]),
    })
    const used = client
    const first = await attempt(() => call(used.chat, options()), write)
    if (first.ok || first.error.kind !== 'signed-out') return first
    if (client === used) client = connect(used.lastToken())
    return attempt(() => call(client.chat, options()), write)
  }

  async function attempt<T>(call: () => Promise<T>, write: boolean): Promise<Result<T>> {
    try {
      return ok(await call())
    } catch (cause) {
      return fail(toAppError(cause, { endpoint, write }))
    }
  }

  const inThread = <T>(
    threadId: ThreadId,
    write: boolean,
    call: (thread: ChatThreadClient, options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<Result<T>> => ask(write, (chat, options) => call(chat.getChatThreadClient(threadId), options))

  async function add(threadId: ThreadId, participants: ChatParticipant[]): Promise<Result<NotAdded[]>> {
    const notAdded: NotAdded[] = []
    for (let from = 0; from < participants.length; from += mostAtOnce) {
      const some = participants.slice(from, from + mostAtOnce)
      const added = await inThread(threadId, true, (thread, options) =>
        thread.addParticipants({ participants: some }, options),
      )
      if (!added.ok) return added
      notAdded.push(...toNotAdded(added.value.invalidParticipants))
    }
    return ok(notAdded)
  }

  return {
    close() {
      closing.abort()
      agent.destroy()
    },

    async createThread({ topic, people, properties, idempotencyToken }) {
      const { metadata, retentionPolicy } = toProperties(properties)
      const kept = { ...metadata, ...(topic === null ? untitled : {}) }
      const all = [me, ...people]
      const created = await ask(true, (chat, options) =>
        chat.createChatThread(
          { topic: topic ?? topicFor(all) },
          {
            ...options,
            idempotencyToken,
            participants: all.slice(0, mostAtOnce).map(toInvitation),
            ...(Object.keys(kept).length > 0 ? { metadata: kept } : {}),
            ...(retentionPolicy.kind === 'none' ? {} : { retentionPolicy }),
          },
        ),
      )
      if (!created.ok) return created
      const { chatThread, invalidParticipants } = created.value
      if (!chatThread) return fail({ kind: 'refused', status: 201, reason: 'The service answered without a thread.' })
      const thread = toServiceThread(chatThread)
      // Asked for again after an answer that was lost, these are there already and nothing is said of them twice.
      const others = await add(thread.id, all.slice(mostAtOnce).map(toInvitation))
      return others.ok ? ok({ thread, notAdded: [...toNotAdded(invalidParticipants), ...others.value] }) : others
    },

    async thread(threadId) {
      const properties = await inThread(threadId, false, (thread, options) => thread.getProperties(options))
      return properties.ok ? ok(toServiceThread(properties.value)) : properties
    },

    async threads(next) {
      const page = await ask(false, (chat, options) =>
        onePage(chat.listChatThreads({ ...options, maxPageSize: 100 }), next),
      )
      if (!page.ok) return page
      const items = page.value.items.map(item => ({
        id: ThreadId.parse(item.id),
        topic: item.topic,
        lastMessageAt: item.lastMessageReceivedOn?.getTime() ?? 0,
        deleted: item.deletedOn !== undefined,
      }))
      return ok({ items, next: page.value.next })
    },

    async send({ threadId, body, localId, replyTo }) {
      const sent = await inThread(threadId, true, (thread, options) =>
        thread.sendMessage(
          { content: body.kind === 'text' ? body.text : body.html },
          { ...options, type: body.kind, senderDisplayName: me.name ?? '', metadata: { localId, ...answers(replyTo) } },
        ),
      )
      return sent.ok ? ok(ServerMessageId.parse(sent.value.id)) : sent
    },

    async editMessage({ threadId, id, body, editId, localId, replyTo }) {
      const edited = await inThread(threadId, true, (thread, options) =>
        thread.updateMessage(id, {
          ...options,
          content: body.kind === 'text' ? body.text : body.html,
          metadata: { ...(localId === null ? {} : { localId }), ...answers(replyTo), editId },
        }),
      )
      return edited.ok ? done : edited
    },

    async deleteMessage(threadId, id) {
      const deleted = await inThread(threadId, true, (thread, options) => thread.deleteMessage(id, options))
      return deleted.ok || deleted.error.kind === 'not-found' ? done : deleted
    },

    async rename(threadId, topic) {
      const renamed = await inThread(threadId, true, (thread, options) =>
        // An empty value takes the mark away: from now on it has a name of its own.
        thread.updateProperties({ ...options, topic, metadata: { untitled: '' } }),
      )
      return renamed.ok ? done : renamed
    },

    async setProperties(threadId, properties) {
      const set = await inThread(threadId, true, (thread, options) =>
        thread.updateProperties({ ...options, ...toProperties(properties) }),
      )
      return set.ok ? done : set
    },

    async addParticipants({ threadId, people, sharedFrom }) {
      const shared = sharedFrom === 0 ? {} : { shareHistoryTime: new Date(sharedFrom) }
      const notAdded = await add(
        threadId,
        people.map(person => ({ ...toInvitation(person), ...shared })),
      )
      return notAdded.ok ? ok({ notAdded: notAdded.value }) : notAdded
    },

    async removeParticipant(threadId, userId) {
      const removed = await inThread(threadId, true, (thread, options) =>
        thread.removeParticipant(createIdentifierFromRawId(userId), options),
      )
      return removed.ok ? done : removed
    },

    async deleteThread(threadId) {
      const deleted = await ask(true, (chat, options) => chat.deleteChatThread(threadId, options))
      return deleted.ok ? done : deleted
    },

    async messages({ threadId, since, pageSize, next }) {
      const page = await inThread(threadId, false, (thread, options) =>
        onePage(
          thread.listMessages({
            ...options,
            maxPageSize: pageSize,
            ...(since === undefined ? {} : { startTime: new Date(since) }),
          }),
          next,
        ),
      )
      if (!page.ok) return page
      return ok({ items: page.value.items.map(message => toServiceMessage(threadId, message)), next: page.value.next })
    },

    async message(threadId, id) {
      const message = await inThread(threadId, false, (thread, options) => thread.getMessage(id, options))
      return message.ok ? ok(toServiceMessage(threadId, message.value)) : message
    },

    async participants(threadId) {
      const all = await inThread(threadId, false, (thread, options) =>
        Array.fromAsync(thread.listParticipants({ ...options, maxPageSize: 100 })),
      )
      return all.ok ? ok(all.value.map(toParticipant)) : all
    },

    async readReceipts(threadId) {
      const all = await inThread(threadId, false, (thread, options) =>
        Array.fromAsync(thread.listReadReceipts(options)),
      )
      if (!all.ok) return all
      return ok(
        all.value.map(receipt => ({
          threadId,
          userId: toUserId(receipt.sender),
          messageId: ServerMessageId.parse(receipt.chatMessageId),
          readAt: receipt.readOn.getTime(),
        })),
      )
    },

    async sendReadReceipt(threadId, id) {
      const sent = await inThread(threadId, false, (thread, options) =>
        thread.sendReadReceipt({ chatMessageId: id }, options),
      )
      return sent.ok ? done : sent
    },

    async sendTyping(threadId) {
      const sent = await inThread(threadId, false, (thread, options) =>
        thread.sendTypingNotification({ ...options, senderDisplayName: me.name ?? '' }),
      )
      return sent.ok ? done : sent
    },
  }
}

const answers = (replyTo: string | null | undefined): { replyTo?: string } => (replyTo ? { replyTo } : {})

interface Paged<T> {
  byPage(settings: { continuationToken?: string }): AsyncIterator<T[]>
}

/** The SDK writes where the next page is into the settings it was given; that is how it can be kept over a restart. */
async function onePage<T>(paged: Paged<T>, next: string | null): Promise<Page<T>> {
  const settings: { continuationToken?: string } = next === null ? {} : { continuationToken: toSdkUrl(next) }
  const page = await paged.byPage(settings).next()
  return { items: page.done ? [] : page.value, next: settings.continuationToken ?? null }
}
