import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { CommunicationIdentityClient } from '@azure/communication-identity'
import { runService, type ServiceRun } from '../helpers/run-service.ts'
import { chatClient } from './bare-sdk.ts'
import { median, quantile, type Bench, type Row } from './row.ts'
import { listenAt, shakeHands } from './service-listeners.ts'
import { openSender, rate, type Post, type Sender } from './service-load.ts'

const rounds = 9
const sendsARound = 5000
const crowd = 250
const fanOuts = 100
const fanOutWarmUp = 20
const body = { content: 'Noon at the corner, as always?', senderDisplayName: 'Ann', type: 'text' }

interface Person {
  id: string
  token: string
}

/** Sends per second, and one message to a full thread, against a server that only echoes. Each is a process of its own. */
export const service: Bench = async () => {
  const ours = await runService(['--memory'])
  const bare = await runEcho()
  try {
    const people = await makePeople(ours, crowd)
    return [
      await sends('service, sends on 1 connection', 1, ours, bare.endpoint, people),
      await sends('service, sends on 50 connections', 50, ours, bare.endpoint, people),
      await fanOut(ours, bare.endpoint, people),
    ]
  } finally {
    bare.stop()
    await ours.stop()
  }
}

/** Each connection is another person's, who writes to a thread with one more in it. */
async function sends(
  name: string,
  count: number,
  ours: ServiceRun,
  bareEndpoint: string,
  people: readonly Person[],
): Promise<Row> {
  const posts = await Promise.all(
    people.slice(0, count).map(async (person, index): Promise<Post> => {
      const threadId = await makeThread(ours, [person, people[index + 1] ?? person])
      return {
        ...{ endpoint: ours.endpoint, token: person.token, body },
        path: `/chat/threads/${encodeURIComponent(threadId)}/messages`,
      }
    }),
  )
  const here = await Promise.all(posts.map(openSender))
  const there = await Promise.all(posts.map(post => openSender({ ...post, endpoint: bareEndpoint })))
  const [rates, bareRates] = [[] as number[], [] as number[]]
  // In turns, so that what else the machine does falls on both; the first round is the warm-up.
  for (let round = 0; round <= rounds; round += 1) {
    const [one, other] = [await rate(here, sendsARound), await rate(there, sendsARound)]
    if (round > 0) rates.push(one)
    if (round > 0) bareRates.push(other)
  }
  close([...here, ...there])
  const [value, compared] = [median(rates), median(bareRates)]
  return {
    ...{ name, value, p95: quantile(rates, 0.05), unit: '/s' },
    compared: { what: 'bare node:http JSON echo', value: compared },
    ratio: value / compared,
    bar: '>= 0.3x',
    met: value / compared >= 0.3,
    ...{ runs: rounds * sendsARound, warmUp: sendsARound },
  }
}

/** From the send to the moment the last of all participants, the sender included, has the push. */
async function fanOut(ours: ServiceRun, bareEndpoint: string, people: readonly Person[]): Promise<Row> {
  const threadId = await makeThread(ours, people)
  const seats = await Promise.all(people.map(person => shakeHands(ours.endpoint, person.token)))
  const here = await listenAt(seats.map(seat => seat.address))
  await Promise.all(seats.map(seat => seat.register()))
  const there = await listenAt(people.map(() => bareEndpoint.replace('http', 'ws')))
  const path = `/chat/threads/${encodeURIComponent(threadId)}/messages`
  const post = { endpoint: ours.endpoint, path, token: people[0]?.token ?? '', body }
  const senders = [await openSender(post), await openSender({ ...post, endpoint: bareEndpoint })] as const
  const [times, bareTimes] = [[] as number[], [] as number[]]
  for (let run = 0; run < fanOutWarmUp + fanOuts; run += 1) {
    for (const [listeners, sender, into] of [
      [here, senders[0], times],
      [there, senders[1], bareTimes],
    ] as const) {
      const heard = listeners.everybodyHeard()
      const started = performance.now()
      await sender.send()
      const at = await heard
      if (run >= fanOutWarmUp) into.push(at - started)
    }
  }
  close(senders)
  here.close()
  there.close()
  const [value, p95, compared] = [median(times), quantile(times, 0.95), median(bareTimes)]
  return {
    ...{ name: `service, one message to ${crowd} connected`, value, p95, unit: 'ms' },
    compared: { what: 'bare ws, same sockets', value: compared },
    ratio: value / compared,
    bar: 'p95 <= 100 ms',
    met: p95 <= 100,
    ...{ runs: fanOuts, warmUp: fanOutWarmUp },
  }
}

const close = (senders: readonly Sender[]): void => senders.forEach(sender => sender.close())

async function makePeople(ours: ServiceRun, count: number): Promise<Person[]> {
  const identities = new CommunicationIdentityClient(ours.connectionString, { allowInsecureConnection: true })
  const made = Array.from({ length: count }, () => identities.createUserAndToken(['chat']))
  return (await Promise.all(made)).map(({ user, token }) => ({ id: user.communicationUserId, token }))
}

async function makeThread(ours: ServiceRun, people: readonly Person[]): Promise<string> {
  const chat = chatClient(ours.endpoint, people[0]?.token ?? '')
  const participants = people.map(person => ({ id: { communicationUserId: person.id } }))
  const { chatThread } = await chat.createChatThread(
    { topic: 'Benchmark' },
    { participants: participants.slice(0, 200) },
  )
  const thread = chat.getChatThreadClient(chatThread?.id ?? '')
  if (participants.length > 200) await thread.addParticipants({ participants: participants.slice(200) })
  return thread.threadId
}

async function runEcho(): Promise<{ endpoint: string; stop: () => void }> {
  const script = fileURLToPath(new URL('./service-echo.ts', import.meta.url))
  const child = spawn(process.execPath, ['--no-warnings', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { ...(JSON.parse(line) as { endpoint: string }), stop: () => void child.kill() }
}
