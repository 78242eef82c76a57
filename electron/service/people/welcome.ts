import type { ThreadId, UserId } from '../domain.ts'
import { createThread } from '../operations/create-thread.ts'
import { sendMessage } from '../operations/messages.ts'
import { addParticipants } from '../operations/participants.ts'
import type { ServiceContext } from '../service-context.ts'
import { invitation, newcomer, type Cast, type Resident } from './cast.ts'

const minuteMs = 60_000

const echoSays =
  'Hello, I am Echo. Whatever you write here comes back to you, so that you can see what being read, ' +
  'being typed to and being answered look like. Write “edit”, “delete” or “rename” and I will do that too. ' +
  'Nothing you say here leaves this computer.'

/** What a newcomer finds: a thread with Echo, and a group with a short history. */
export function welcome(context: ServiceContext, cast: Cast, userId: UserId): void {
  const group = startGroup(context, cast)
  const ago = 60
  addParticipants(past(context, ago), {
    caller: cast.tom.caller,
    threadId: group,
    invitations: [newcomer(userId)],
  })
  say(context, {
    who: cast.tom,
    threadId: group,
    minutesAgo: ago - 1,
    text: 'A new face! Read back as far as you like.',
  })
  const { thread } = createThread(context, {
    caller: cast.echo.caller,
    topic: 'Echo',
    invitations: [invitation(cast.echo), newcomer(userId)],
    metadata: undefined,
    retentionDays: undefined,
    idempotencyToken: undefined,
  })
  say(context, { who: cast.echo, threadId: thread.id, minutesAgo: 0, text: echoSays })
}

function startGroup(context: ServiceContext, { maya, tom }: Cast): ThreadId {
  const minutesAgo = 26 * 60
  const { thread } = createThread(past(context, minutesAgo), {
    caller: maya.caller,
    topic: 'Saturday walk',
    invitations: [invitation(maya), invitation(tom)],
    metadata: undefined,
    retentionDays: undefined,
    idempotencyToken: undefined,
  })
  const lines: [Resident, number, string][] = [
    [maya, 1, 'Saturday looks dry. Shall we take the path around the lake?'],
    [tom, 9, 'Yes! Ten o’clock at the station?'],
    [maya, 11, 'Ten is good. I will bring coffee, you bring the map.'],
    [tom, 14, 'Deal. It is about two hours, with one steep bit at the end.'],
  ]
  for (const [who, later, text] of lines)
    say(context, { who, threadId: thread.id, minutesAgo: minutesAgo - later, text })
  return thread.id
}

function say(
  context: ServiceContext,
  line: { who: Resident; threadId: ThreadId; minutesAgo: number; text: string },
): void {
  sendMessage(past(context, line.minutesAgo), {
    caller: line.who.caller,
    threadId: line.threadId,
    text: line.text,
    kind: 'text',
    senderDisplayName: line.who.name,
    metadata: undefined,
  })
}

/** The same service with its clock set back. */
function past(context: ServiceContext, minutesAgo: number): ServiceContext {
  const at = context.now() - minutesAgo * minuteMs
  return { ...context, now: () => at }
}
