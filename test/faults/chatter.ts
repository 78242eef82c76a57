import type { LocalService } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

interface Speaker {
  id: string
  token: string
}

interface Said {
  id: string
  by: Speaker
}

const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(Math.random() * from.length)]

/** So many things happen in these threads, several at once: mostly messages, and whatever else can happen to a thread. */
export async function chatter(
  service: LocalService,
  input: { speakers: readonly Speaker[]; guest: Speaker; threads: readonly string[]; events: number },
): Promise<void> {
  const { speakers, guest, threads } = input
  const said = new Map(threads.map(threadId => [threadId, [] as Said[]]))
  const invited = new Map(threads.map(threadId => [threadId, false]))
  let left = input.events

  const call = async (by: Speaker, method: string, path: string, body?: unknown) => {
    const answer = await ask(service, { method, path: `/chat/threads/${path}`, token: by.token, body })
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.body
  }

  const happen = async (threadId: string, messages: Said[], n: number): Promise<unknown> => {
    const by = pick(speakers)!
    const dice = Math.random()
    if (dice < 0.5 || messages.length < 5) {
      const { id } = await call(by, 'POST', `${threadId}/messages`, {
        content: `message ${n}`,
        metadata: n % 7 === 0 ? { n: String(n) } : {},
      })
      return messages.push({ id, by })
    }
    // What was said lately is what people still touch.
    const place = messages.length - 1 - Math.floor(Math.random() * Math.min(40, messages.length))
    const message = messages[place]!
    const where = `${threadId}/messages/${message.id}`
    if (dice < 0.68) return call(message.by, 'PATCH', where, { content: `changed ${n}` })
    if (dice < 0.73) {
      messages.splice(place, 1)
      return call(message.by, 'DELETE', where)
    }
    if (dice < 0.86) return call(by, 'POST', `${threadId}/readReceipts`, { chatMessageId: message.id })
    if (dice < 0.97) return call(by, 'POST', `${threadId}/typing`, {})
    if (dice < 0.985) return call(by, 'PATCH', threadId, { topic: `topic ${n}` })
    const isIn = invited.get(threadId) === true
    invited.set(threadId, !isIn)
    const communicationIdentifier = { rawId: guest.id, communicationUser: { id: guest.id } }
    return isIn
      ? call(by, 'POST', `${threadId}/participants/:remove`, communicationIdentifier)
      : call(by, 'POST', `${threadId}/participants/:add`, {
          participants: [{ communicationIdentifier, displayName: 'Guest' }],
        })
  }

  // One at a time in each thread, all threads at once.
  const inThread = async (threadId: string): Promise<void> => {
    while (left > 0) await happen(threadId, said.get(threadId)!, left--)
  }
  await Promise.all(threads.map(inThread))
}
