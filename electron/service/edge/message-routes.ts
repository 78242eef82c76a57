import { deleteMessage, editMessage, getMessage, listMessages, sendMessage } from '../operations/messages.ts'
import { param, readBody, type Call, type Route } from './call.ts'
import { nextLink, pageSize, readSyncState, startTime, syncState } from './page-query.ts'
import { SendMessage, UpdateMessage } from './request-shapes.ts'
import { chatMessage } from './rest-shapes.ts'

const defaultPageSize = 10
const messages = '/chat/threads/{threadId}/messages'
const message = `${messages}/{messageId}`

const target = (call: Call) => ({
  caller: call.caller,
  threadId: param(call, 'threadId'),
  messageId: param(call, 'messageId'),
})

export const messageRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: messages,
    auth: 'bearer',
    limit: 'change messages',
    run(context, call) {
      const body = readBody(call, SendMessage)
      const threadId = param(call, 'threadId')
      const sent = sendMessage(context, {
        caller: call.caller,
        threadId,
        text: body.content,
        kind: body.type ?? 'text',
        senderDisplayName: body.senderDisplayName ?? undefined,
        metadata: body.metadata ?? undefined,
      })
      const address = `${call.linkBase}/chat/threads/${threadId.replaceAll(':', '%3A')}/messages/${sent.id}`
      return { status: 201, headers: { Location: address }, body: { id: String(sent.id) } }
    },
  },
  {
    method: 'GET',
    path: messages,
    auth: 'bearer',
    limit: 'list messages',
    run(context, call) {
      const limit = pageSize(call.query, defaultPageSize)
      const threadId = param(call, 'threadId')
      const page = listMessages(context, {
        caller: call.caller,
        threadId,
        since: startTime(call.query),
        before: readSyncState(call.query, 1)?.[0],
        limit,
      })
      const address = `${call.linkBase}/chat/threads/${threadId}/messages`
      const changed = page.next === undefined ? undefined : { syncState: syncState(page.next), maxPageSize: limit }
      return {
        status: 200,
        body: {
          value: page.messages.map(chatMessage),
          ...(changed ? { nextLink: nextLink(address, call.query, changed) } : {}),
        },
      }
    },
  },
  {
    method: 'GET',
    path: message,
    auth: 'bearer',
    limit: 'get message',
    run: (context, call) => ({ status: 200, body: chatMessage(getMessage(context, target(call))) }),
  },
  {
    method: 'PATCH',
    path: message,
    auth: 'bearer',
    limit: 'change messages',
    run(context, call) {
      const body = readBody(call, UpdateMessage)
      editMessage(context, {
        ...target(call),
        text: body.content ?? undefined,
        metadata: body.metadata ?? undefined,
      })
      return { status: 204 }
    },
  },
  {
    method: 'DELETE',
    path: message,
    auth: 'bearer',
    limit: 'change messages',
    run(context, call) {
      deleteMessage(context, target(call))
      return { status: 204 }
    },
  },
]
