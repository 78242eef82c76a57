import type { Announcer } from '../announcer.ts'
import type { ServiceEvent } from '../chat-event.ts'
import type { Log } from '../log.ts'
import { deleteMessage, editMessage, listMessages, sendMessage } from '../operations/messages.ts'
import { listParticipants } from '../operations/participants.ts'
import { sendReadReceipt, sendTyping } from '../operations/presence.ts'
import { updateThread } from '../operations/threads.ts'
import { ServiceError } from '../service-error.ts'
import type { ServiceContext } from '../service-context.ts'
import { castOf, type Resident } from './cast.ts'
import { echoReply } from './echo-reply.ts'
import { welcome } from './welcome.ts'

/** Milliseconds after a message arrived. */
const reads = 500
const types = 1000
const answers = 2500
const reconsiders = 5500

type Arrival = Extract<ServiceEvent, { type: `message-${string}` }>

/** Residents who welcome whoever gets a first token, read, type and answer, by the operations everyone uses. Returns how to send them home. */
export function startPeople(options: { context: ServiceContext; announcer: Announcer; log: Log }): () => void {
  const { context, announcer, log } = options
  const cast = castOf(context)
  const residents = new Set(Object.values(cast).map(resident => resident.caller.userId))
  const timers = new Set<ReturnType<typeof setTimeout>>()

  const after = (ms: number, act: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      try {
        act()
      } catch (cause) {
        // The thread may be gone by now, or the resident out of it.
        log(cause instanceof ServiceError ? 'debug' : 'error', 'resident-could-not', {
          cause: cause instanceof Error ? cause.name : typeof cause,
        })
      }
    }, ms)
    timers.add(timer)
  }

  const read = (who: Resident, { threadId, message }: Arrival): void =>
    sendReadReceipt(context, { caller: who.caller, threadId, messageId: String(message.id) })

  const type = (who: Resident, { threadId }: Arrival): void =>
    sendTyping(context, { caller: who.caller, threadId, senderDisplayName: who.name })

  const say = (who: Resident, { threadId }: Arrival, text: string, kind: 'text' | 'html' = 'text'): string => {
    const said = sendMessage(context, {
      caller: who.caller,
      threadId,
      text,
      kind,
      senderDisplayName: who.name,
      metadata: undefined,
    })
    return String(said.id)
  }

  const echo = (arrival: Arrival): void => {
    const { content } = arrival.message
    if (content.kind !== 'text' && content.kind !== 'html') return
    const { caller } = cast.echo
    const { threadId } = arrival
    const reply = echoReply(content)
    switch (reply.does) {
      case 'repeat':
        say(cast.echo, arrival, reply.text, reply.kind)
        return
      case 'rename':
        return updateThread(context, { caller, threadId, change: { topic: reply.topic } })
      case 'say-and-edit': {
        const messageId = say(cast.echo, arrival, reply.text)
        return after(reconsiders - answers, () =>
          editMessage(context, { caller, threadId, messageId, text: reply.edited, metadata: undefined }),
        )
      }
      case 'say-and-delete': {
        const messageId = say(cast.echo, arrival, reply.text)
        return after(reconsiders - answers, () => deleteMessage(context, { caller, threadId, messageId }))
      }
      default:
        return reply satisfies never
    }
  }

  const isFirstWord = (who: Resident, { threadId, message }: Arrival): boolean => {
    const { messages } = listMessages(context, {
      caller: who.caller,
      threadId,
      since: 0,
      before: undefined,
      limit: 200,
    })
    return messages.filter(one => one.sender === message.sender).length === 1
  }

  const isPrivate = (who: Resident, { threadId }: Arrival): boolean =>
    listParticipants(context, { caller: who.caller, threadId, after: 0, skip: 0, limit: 3 }).members.length === 2

  const hear = (arrival: Arrival): void => {
    if (residents.has(arrival.message.sender)) return
    const present = Object.values(cast).filter(({ caller }) => arrival.recipients.includes(caller.userId))
    for (const who of present) {
      after(reads, () => read(who, arrival))
      const mayAnswer = who === cast.echo ? isPrivate(who, arrival) : who === cast.maya && isFirstWord(who, arrival)
      if (!mayAnswer) continue
      after(types, () => type(who, arrival))
      after(answers, () =>
        who === cast.echo ? echo(arrival) : void say(who, arrival, 'Welcome! The more, the merrier.'),
      )
    }
  }

  const stopListening = announcer.listen(event => {
    if (event.type === 'first-chat-token') welcome(context, cast, event.userId)
    if (event.type === 'message-received') hear(event)
  })
  return () => {
    stopListening()
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
  }
}
