import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService, temporaryDirectory } from '../helpers/local-service.ts'
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { mishaps, sum } from './mishaps.ts'
import { allSent, arrived, isLive, live, scene, send, type Scene } from './scene.ts'

vi.setConfig({ testTimeout: patience })

/** What everything has to be there within, once the app says that it is connected. */
const promptlyMs = 2000

interface Place extends Scene {
  proxy: TcpProxy
  restart: () => Promise<void>
}

async function place(): Promise<Place> {
  const directory = temporaryDirectory()
  let proxy: TcpProxy | undefined
  const here = await scene({
    ...{ threads: 2, service: { directory }, answerTimeoutMs: 2000 },
    async connectionString({ connectionString, endpoint }) {
      proxy = await startTcpProxy(Number(new URL(endpoint).port))
      return connectionString.replace(endpoint, `http://127.0.0.1:${proxy.port}`)
    },
  })
  let running = here.service
  const restart = async (): Promise<void> => {
    await running.close()
    running = await startLocalService({
      directory,
      port: Number(new URL(here.service.endpoint).port),
      faults: here.faults,
    })
  }
  return { ...here, proxy: proxy!, restart }
}

const interruptions: { what: string; count: number; begin: (at: Place) => unknown; end: (at: Place) => unknown }[] = [
  { what: 'network cut and back', count: counts.cuts, begin: at => at.proxy.cut(), end: at => at.proxy.restore() },
  {
    ...{ what: 'service restarted on the same port', count: counts.cuts },
    begin: at => at.restart(),
    end: () => {},
  },
  {
    ...{ what: 'pushes lost, then the socket', count: counts.cuts },
    async begin(at) {
      at.faults.push = () => []
      await at.bo.chat.getChatThreadClient(at.threads[0] ?? '').sendMessage({ content: 'nobody is told of this' })
      delete at.faults.push
      at.service.dropConnections()
    },
    end: () => {},
  },
  { what: 'network silent', count: counts.stalls, begin: at => at.proxy.stall(), end: at => at.proxy.restore() },
]

/** The interruptions of one kind, one after the other, with both sides writing all the while. */
async function suffer({ what, count, begin, end }: (typeof interruptions)[number]): Promise<number> {
  const report = figuresOf(what)
  const here = await place()
  const { app, bo, threads } = here
  const texts = new Map(threads.map(threadId => [threadId, { ours: [] as string[], theirs: [] as string[] }]))
  let number = 0
  const write = async (): Promise<void> => {
    for (const [threadId, { ours, theirs }] of texts) {
      ours.push(`ours ${++number}`)
      await send(app, threadId, `ours ${number}`)
      theirs.push(`theirs ${number}`)
      await bo.chat.getChatThreadClient(threadId).sendMessage({ content: `theirs ${number}` })
    }
  }
  const isHere = async (threadId: string): Promise<void> => {
    const { ours, theirs } = texts.get(threadId)!
    const shown = (await app.messages(threadId)).filter(({ delivery }) => delivery.state === 'sent')
    const shownTexts = shown.flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
    for (const last of [ours.at(-1), theirs.at(-1)]) expect(shownTexts).toContain(last)
  }
  let late = 0
  let slowest = 0
  for (let n = 0; n < count; n++) {
    const interrupted = Promise.resolve(begin(here))
    if (n % 2 === 0) await interrupted
    await eventually(() => expect(isLive(app)).toBe(false), 60_000)
    await interrupted
    await write()
    await pause(Math.random() * 1500)
    await end(here)
    await write()
    await live(app, 120_000)
    const since = Date.now()
    for (const threadId of threads) await eventually(() => isHere(threadId), 30_000, 10)
    slowest = Math.max(slowest, Date.now() - since)
    if (Date.now() - since > promptlyMs) late++
  }
  await allSent(app, threads, 60_000)
  const found = sum(
    await Promise.all(
      threads.map(async threadId => {
        const { ours, theirs } = texts.get(threadId)!
        const all = await arrived(bo, threadId)
        const shown = (await app.messages(threadId)).flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
        const of = (whose: string, where: string[]): string[] => where.filter(text => text.startsWith(whose))
        const promised = (from: string[]) => from.slice(-80).map(text => ({ text, promised: true }))
        return sum([
          mishaps(
            ours.map(text => ({ text, promised: true })),
            of('ours', all),
          ),
          mishaps(promised(ours), of('ours', shown).slice(-80)),
          mishaps(promised(theirs), of('theirs', shown).slice(-80)),
        ])
      }),
    ),
  )
  report({ count, ...found, other: `${late} late, the slowest ${slowest} ms after Connected` })
  expect({ what, ...found }).toEqual({ what, ...none })
  return late
}

test('after every interruption of the network everything that was missed is here once, within two seconds', async () => {
  const late = await Promise.all(interruptions.map(suffer))
  expect(late).toEqual(interruptions.map(() => 0))
})
