import { expect, test, vi } from 'vitest'
import type { RequestFault } from '../../electron/service/edge/faults.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { allSent, fateOf, isSend, scene, send } from './scene.ts'

vi.setConfig({ testTimeout: patience })

const answerTimeoutMs = 800
const retryAfter = { 'Retry-After': '1' }
const statuses = [500, 502, 503, 504]

/** The message is there and the app does not know. */
const committed: RequestFault[] = [
  { kind: 'lose-response' },
  { kind: 'late-response', ms: 2 * answerTimeoutMs },
  { kind: 'delay', ms: answerTimeoutMs + 200 },
  ...statuses.map(status => ({ kind: 'replace-response', status }) as const),
  { kind: 'replace-response', status: 503, headers: retryAfter },
]
/** To the app it looks the same, and the message is not there. */
const notCommitted: RequestFault[] = [
  { kind: 'reset' },
  ...statuses.map(status => ({ kind: 'answer', status }) as const),
  { kind: 'answer', status: 503, headers: retryAfter },
]

test('a message whose answer was lost is in the service once and in its place, however the answer was lost', async () => {
  const report = figuresOf('response lost, with and without the message committed')
  const threadCount = Math.ceil(counts.lostResponses / 8)
  const { app, bo, faults, threads } = await scene({ threads: threadCount, answerTimeoutMs })
  // The first attempt at every message meets its fate; where that has to be repeated, the repetition gets through.
  const toRepeat = new Set<string>()
  let met = 0
  faults.request = request => {
    if (!isSend(request) || toRepeat.delete(request.url)) return undefined
    const fates = met % 2 === 0 ? committed : notCommitted
    const fate = fates[Math.floor(met++ / 2) % fates.length]
    if (fates === notCommitted) toRepeat.add(request.url)
    return fate
  }
  const written = new Map(threads.map(threadId => [threadId, [] as string[]]))
  for (let n = 0; n < counts.lostResponses; n++) {
    const threadId = threads[n % threads.length] ?? ''
    await send(app, threadId, `message ${n}`)
    written.get(threadId)?.push(`message ${n}`)
  }
  await allSent(app, threads, patience)

  const found = await fateOf(bo, written)
  report({ count: counts.lostResponses, ...found })
  expect(found).toEqual(none)
  expect(met).toBe(counts.lostResponses)
  for (const [threadId, texts] of written) {
    const shown = (await app.messages(threadId)).flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
    expect(shown).toEqual(texts)
  }
})
