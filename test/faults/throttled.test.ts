import { expect, test, vi } from 'vitest'
import type { RequestFault } from '../../electron/service/edge/faults.ts'
import { eventually } from '../helpers/eventually.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { sum } from './mishaps.ts'
import { differences } from './same-state.ts'
import { allSent, fateOf, isSend, live, scene, send } from './scene.ts'

vi.setConfig({ testTimeout: patience })

const waitMs = 1000
const tooMany = { code: 'TooManyRequests', message: 'Rate limit exceeded.' }
const refusal = (retryAfter: boolean): RequestFault => ({
  kind: 'answer',
  status: 429,
  body: { error: tooMany },
  headers: retryAfter ? { 'Retry-After': String(waitMs / 1000) } : {},
})
/** What was asked together with what was refused is on its way already. */
const abreastMs = 300

test.each([
  ['with Retry-After', true, waitMs],
  // Without a word how long, a second is the least that can be called pacing.
  ['without Retry-After', false, 1000],
])('a send refused by 429 %s waits, and nothing is lost or overtaken', async (how, retryAfter, least) => {
  const report = figuresOf(`429 on sends, ${how}`)
  const { app, bo, faults, threads } = await scene({ threads: Math.ceil(counts.throttled / 2) })
  const refusedAt = new Map<string, number>()
  const repeated = new Set<string>()
  let early = 0
  let refused = 0
  faults.request = request => {
    if (!isSend(request)) return undefined
    const at = refusedAt.get(request.url)
    // A clock of whole milliseconds on either side.
    if (at !== undefined && Date.now() - at < least - 5) early++
    refusedAt.delete(request.url)
    if (at !== undefined && repeated.has(request.url)) return undefined
    if (at !== undefined) repeated.add(request.url)
    if (refused >= counts.throttled) return undefined
    refused++
    refusedAt.set(request.url, Date.now())
    return refusal(retryAfter)
  }
  const written = new Map(threads.map(threadId => [threadId, [] as string[]]))
  for (let n = 0; n < threads.length * 2; n++) {
    const threadId = threads[n % threads.length] ?? ''
    await send(app, threadId, `message ${n}`)
    written.get(threadId)?.push(`message ${n}`)
  }
  await allSent(app, threads, patience)
  const found = await fateOf(bo, written)
  report({ count: refused, ...found, other: `${early} sent again too early` })
  expect({ ...found, early }).toEqual({ ...none, early: 0 })
  expect(refused).toBe(counts.throttled)
})

test('lists refused by 429 are asked again when they may be, and the app ends up with what the service has', async () => {
  const report = figuresOf('429 on lists, with and without Retry-After')
  const { service, app, bo, faults, threads } = await scene({ threads: 2 })
  let refused = 0
  let early = 0
  // A word about one list says nothing of the others.
  const until = new Map<string, number>()
  for (let n = 0; refused < counts.throttled; n++) {
    let toRefuse = Math.min(3, counts.throttled - refused)
    faults.request = ({ method, url }) => {
      // Microsoft's signaling client asks for its own things in its own time.
      if (method !== 'GET' || !url.startsWith('/chat/threads')) return undefined
      const [list = ''] = url.split('?')
      const again = until.get(list) ?? 0
      if (Date.now() < again - 5 && Date.now() > again - waitMs + abreastMs) early++
      if (toRefuse === 0) return undefined
      toRefuse--
      refused++
      if (refused % 2 === 0) until.set(list, Date.now() + waitMs)
      return refusal(refused % 2 === 0)
    }
    service.dropConnections()
    for (const threadId of threads) {
      await bo.chat.getChatThreadClient(threadId).sendMessage({ content: `message ${n}` })
    }
    await eventually(() => expect(toRefuse).toBe(0), 30_000)
    await live(app)
  }
  delete faults.request
  let found: Awaited<ReturnType<typeof differences>>[] = []
  await eventually(
    async () => {
      found = await Promise.all(threads.map(threadId => differences(app, bo, threadId)))
      expect(sum(found)).toEqual(none)
    },
    30_000,
    200,
  ).finally(() => report({ count: refused, ...sum(found), other: `${early} asked too early` }))
  expect(early).toBe(0)
})

test('receipts refused by 429 arrive by themselves', async () => {
  const report = figuresOf('429 on receipts, with and without Retry-After')
  const { app, bo, faults, threads } = await scene({ threads: Math.ceil(counts.throttled / 2) })
  let refused = 0
  const met = new Map<string, number>()
  faults.request = ({ method, route, url }) => {
    const times = met.get(url) ?? 0
    if (method !== 'POST' || !route.endsWith('/readReceipts') || times >= 2) return undefined
    met.set(url, times + 1)
    refused++
    return refusal(refused % 2 === 0)
  }
  const accountId = app.account.id
  const last = new Map<string, string>()
  for (const threadId of threads) {
    const { id } = await bo.chat.getChatThreadClient(threadId).sendMessage({ content: 'Read me' })
    last.set(threadId, id)
    const key = await eventually(async () => {
      const message = (await app.messages(threadId)).find(({ body }) => body.kind === 'text')
      return message?.key ?? expect.fail('not here yet')
    })
    await app.call('thread.read', { accountId, threadId, upTo: key })
  }
  const lost = async (): Promise<number> => {
    let missing = 0
    for (const [threadId, id] of last) {
      const receipts = bo.chat.getChatThreadClient(threadId).listReadReceipts()
      const all = []
      for await (const receipt of receipts) all.push(receipt.chatMessageId)
      if (!all.includes(id)) missing++
    }
    return missing
  }
  let missing = threads.length
  await eventually(async () => expect((missing = await lost())).toBe(0), 40_000, 500).finally(() =>
    report({ count: refused, ...none, lost: missing }),
  )
})
