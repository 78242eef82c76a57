import { createThread } from '../operations/create-thread.ts'
import { deleteThread, getThread, listThreads, updateThread, type ThreadListCursor } from '../operations/threads.ts'
import { param, readBody, type Route } from './call.ts'
import { nextLink, pageSize, readSyncState, startTime, syncState } from './page-query.ts'
import { CreateThread, UpdateThread, invitationsOf, retentionDaysOf } from './request-shapes.ts'
import { invalidParticipants, threadItem, threadProperties } from './rest-shapes.ts'

const defaultPageSize = 50

export const threadRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/chat/threads',
    auth: 'bearer',
    limit: 'create thread',
    run(context, call) {
      const body = readBody(call, CreateThread)
      const { thread, invalid } = createThread(context, {
        caller: call.caller,
        topic: body.topic,
        invitations: invitationsOf(body.participants ?? []),
        metadata: body.metadata ?? undefined,
        retentionDays: retentionDaysOf(body.retentionPolicy),
        idempotencyToken: call.header('repeatability-request-id')?.slice(0, 256),
      })
      return {
        status: 201,
        headers: { Location: `${call.linkBase}/chat/threads/${thread.id.replaceAll(':', '%3A')}` },
        body: { chatThread: threadProperties(thread), ...invalidParticipants(invalid) },
      }
    },
  },
  {
    method: 'GET',
    path: '/chat/threads',
    auth: 'bearer',
    limit: 'list threads',
    run(context, call) {
      const limit = pageSize(call.query, defaultPageSize)
      const input = { caller: call.caller, since: startTime(call.query), limit, cursor: cursorOf(call.query) }
      const { items, next } = listThreads(context, input)
      const address = `${call.linkBase}/chat/threads`
      const changed = next && { syncState: syncState(next.asOf, next.at, next.no), maxPageSize: limit }
      return {
        status: 200,
        body: {
          value: items.map(threadItem),
          ...(changed ? { nextLink: nextLink(address, call.query, changed) } : {}),
        },
      }
    },
  },
  {
    method: 'GET',
    path: '/chat/threads/{threadId}',
    auth: 'bearer',
    limit: 'get thread',
    run(context, call) {
      const thread = getThread(context, { caller: call.caller, threadId: param(call, 'threadId') })
      return { status: 200, body: threadProperties(thread) }
    },
  },
  {
    method: 'PATCH',
    path: '/chat/threads/{threadId}',
    auth: 'bearer',
    limit: 'update thread',
    run(context, call) {
      const body = readBody(call, UpdateThread)
      updateThread(context, {
        caller: call.caller,
        threadId: param(call, 'threadId'),
        change: {
          topic: body.topic ?? undefined,
          metadata: body.metadata ?? undefined,
          retentionDays:
            body.retentionPolicy === undefined ? undefined : (retentionDaysOf(body.retentionPolicy) ?? null),
        },
      })
      return { status: 204 }
    },
  },
  {
    method: 'DELETE',
    path: '/chat/threads/{threadId}',
    auth: 'bearer',
    limit: 'delete thread',
    run(context, call) {
      deleteThread(context, { caller: call.caller, threadId: param(call, 'threadId') })
      return { status: 204 }
    },
  },
]

function cursorOf(query: URLSearchParams): ThreadListCursor | undefined {
  const [asOf, at, no] = readSyncState(query, 3) ?? []
  return asOf === undefined || at === undefined || no === undefined ? undefined : { asOf, at, no }
}
