import { addParticipants, listParticipants, removeParticipant } from '../operations/participants.ts'
import { listReadReceipts, sendReadReceipt, sendTyping } from '../operations/presence.ts'
import { param, readBody, type Call, type Route } from './call.ts'
import { nextLink, pageSize, readSyncState, syncState, wholeNumber } from './page-query.ts'
import { AddParticipants, Identifier, SendReadReceipt, SendTyping, invitationsOf, userIdOf } from './request-shapes.ts'
import { invalidParticipants, participant, receipt } from './rest-shapes.ts'

const defaultPageSize = 100
const thread = '/chat/threads/{threadId}'

const target = (call: Call) => ({ caller: call.caller, threadId: param(call, 'threadId') })

/** `skip` counts for people who ask with it; our own links also carry the place, which holds when others leave meanwhile. */
function place(call: Call) {
  const cursor = readSyncState(call.query, 1)?.[0]
  const skip = wholeNumber(call.query, 'skip') ?? 0
  return {
    after: cursor ?? 0,
    skip: cursor === undefined ? skip : 0,
    limit: pageSize(call.query, defaultPageSize),
    asked: skip,
  }
}

function link(call: Call, what: string, page: { next: number | undefined; limit: number; asked: number }) {
  if (page.next === undefined) return {}
  const address = `${call.linkBase}/chat/threads/${param(call, 'threadId')}/${what}`
  const changed = { skip: page.asked + page.limit, maxPageSize: page.limit, syncState: syncState(page.next) }
  return { nextLink: nextLink(address, call.query, changed) }
}

export const participantRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${thread}/participants`,
    auth: 'bearer',
    limit: 'list participants',
    run(context, call) {
      const from = place(call)
      const { members, next } = listParticipants(context, { ...target(call), ...from })
      return {
        status: 200,
        body: { value: members.map(participant), ...link(call, 'participants', { ...from, next }) },
      }
    },
  },
  {
    method: 'POST',
    path: `${thread}/participants/:add`,
    auth: 'bearer',
    limit: 'change participants',
    run(context, call) {
      const invitations = invitationsOf(readBody(call, AddParticipants).participants)
      return { status: 201, body: invalidParticipants(addParticipants(context, { ...target(call), invitations })) }
    },
  },
  {
    method: 'POST',
    path: `${thread}/participants/:remove`,
    auth: 'bearer',
    limit: 'change participants',
    run(context, call) {
      removeParticipant(context, { ...target(call), userId: userIdOf(readBody(call, Identifier)) })
      return { status: 204 }
    },
  },
  {
    method: 'GET',
    path: `${thread}/readReceipts`,
    auth: 'bearer',
    limit: 'list receipts',
    run(context, call) {
      const from = place(call)
      const { receipts, next } = listReadReceipts(context, { ...target(call), ...from })
      return { status: 200, body: { value: receipts.map(receipt), ...link(call, 'readReceipts', { ...from, next }) } }
    },
  },
  {
    method: 'POST',
    path: `${thread}/readReceipts`,
    auth: 'bearer',
    limit: 'send receipt',
    run(context, call) {
      sendReadReceipt(context, { ...target(call), messageId: readBody(call, SendReadReceipt).chatMessageId })
      return { status: 200 }
    },
  },
  {
    method: 'POST',
    path: `${thread}/typing`,
    auth: 'bearer',
    limit: 'typing',
    run(context, call) {
      const { senderDisplayName } = readBody(call, SendTyping)
      sendTyping(context, { ...target(call), senderDisplayName: senderDisplayName ?? undefined })
      return { status: 200 }
    },
  },
]
