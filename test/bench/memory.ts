import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommunicationIdentityClient } from '@azure/communication-identity'
import type { Page } from '@playwright/test'
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts'
import { runService, type ServiceRun } from '../helpers/run-service.ts'
import { startSecretService } from '../helpers/secret-service.ts'
import { chatClient } from './bare-sdk.ts'
import type { Bench, Row } from './row.ts'
import { openSender, rate, type Sender } from './service-load.ts'
import { signInWithToken } from './sign-in.ts'

const longThread = 50_000
const others = 49
const inEachOther = 1000
/** An hour of a lively day, in a minute. */
const events = 3600
const soakMs = 60_000
const megabyte = 1024 * 1024

/** What a long day costs: a history of 100,000 messages, an hour of events, a scroll through 50,000 messages, against an empty window. */
export const memory: Bench = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  const desktop = await startSecretService('unlocked')
  const service = await runService(['--memory'])
  try {
    const empty = await emptyWindow(desktop.env)
    const { token, senders } = await past(service)
    const app = await launchApp({ dataDir, host: 'web', env: desktop.env })
    try {
      await signInWithToken(app.page, service.endpoint, token)
      await app.page.getByRole('navigation', { name: 'Conversations' }).getByText('Long', { exact: true }).click()
      await app.page.getByText(/^Fetching history/).waitFor({ state: 'detached', timeout: 600_000 })
      await soak(senders[1], events / 10)
      const before = await measured(app)
      await soak(senders[1], events)
      const after = await measured(app)
      await scroll(app.page)
      const scrolled = await measured(app)
      return rowsOf({ empty, before, after, scrolled })
    } finally {
      senders.forEach(sender => sender.close())
      await app.close()
    }
  } finally {
    await service.stop()
    await desktop.stop()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

interface Measured {
  /** Resident set of the main process, in megabytes. */
  main: number
  /** JavaScript heap of the window after a collection, in megabytes. */
  heap: number
}

function rowsOf(of: Record<'empty' | 'before' | 'after' | 'scrolled', Measured>): Row[] {
  const once = { p95: Number.NaN, unit: 'MB' as const, runs: 1, warmUp: 0 }
  const main = Math.max(of.after.main, of.scrolled.main)
  const heap = Math.max(of.after.heap, of.scrolled.heap)
  const grown = (part: keyof Measured): number => of.after[part] / of.before[part]
  return [
    {
      ...{ name: 'memory, main process (web)', value: main, ...once },
      compared: { what: 'an empty window', value: of.empty.main },
      ...{ ratio: main / of.empty.main, bar: '<= 200 MB', met: main <= 200 },
    },
    {
      ...{ name: 'memory, heap of the window', value: heap, ...once },
      compared: { what: 'an empty window', value: of.empty.heap },
      ...{ ratio: heap / of.empty.heap, bar: '<= 60 MB', met: heap <= 60 },
    },
    {
      ...{ name: `memory, main after ${events} events`, value: of.after.main, ...once },
      compared: { what: 'before them', value: of.before.main },
      ...{ ratio: grown('main'), bar: '<= 1.05x', met: grown('main') <= 1.05 },
    },
    {
      ...{ name: `memory, window after ${events} events`, value: of.after.heap, ...once },
      compared: { what: 'before them', value: of.before.heap },
      ...{ ratio: grown('heap'), bar: '<= 1.05x', met: grown('heap') <= 1.05 },
    },
  ]
}

/** The same app on its first screen. */
async function emptyWindow(env: Record<string, string>): Promise<Measured> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  const app = await launchApp({ dataDir, host: 'web', env })
  try {
    await app.page.getByRole('button', { name: 'Try it now' }).waitFor()
    return await measured(app)
  } finally {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function measured({ page, pid }: LaunchedApp): Promise<Measured> {
  const engine = await page.context().newCDPSession(page)
  await engine.send('HeapProfiler.collectGarbage')
  const { usedSize } = await engine.send('Runtime.getHeapUsage')
  await engine.detach()
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return { main: (Number(resident) * 1024) / megabyte, heap: usedSize / megabyte }
}

async function past(service: ServiceRun): Promise<{ token: string; senders: [Sender, Sender] }> {
  const identities = new CommunicationIdentityClient(service.connectionString, { allowInsecureConnection: true })
  const [ann, bob] = await Promise.all([1, 2].map(() => identities.createUserAndToken(['chat'])))
  if (!ann || !bob) throw new Error('nobody was made')
  const chat = chatClient(service.endpoint, ann.token)
  const into = async (topic: string, token: string, count: number): Promise<Sender> => {
    const { chatThread } = await chat.createChatThread({ topic }, { participants: [{ id: bob.user }] })
    const path = `/chat/threads/${encodeURIComponent(chatThread?.id ?? '')}/messages`
    const body = { content: 'Noon at the corner, as always? Bring the blue folder, please.', type: 'text' }
    const sender = await openSender({ endpoint: service.endpoint, path, token, body })
    await rate([sender], count)
    return sender
  }
  for (let n = 0; n < others; n++) (await into(`Thread ${n}`, ann.token, inEachOther)).close()
  const lively = await into('Lively', bob.token, inEachOther)
  return { token: ann.token, senders: [await into('Long', ann.token, longThread), lively] }
}

/** So many messages, evenly over the time that many take. */
async function soak(sender: Sender, count: number): Promise<void> {
  const pause = soakMs / events
  for (let n = 0; n < count; n++) {
    await sender.send()
    await new Promise(resolve => setTimeout(resolve, pause))
  }
}

/** Wheels upwards until the beginning of the long conversation is there. */
async function scroll(page: Page): Promise<void> {
  await page.getByRole('log', { name: 'Messages' }).hover()
  for (let turn = 0; turn < 5000; turn++) {
    await page.mouse.wheel(0, -20_000)
    await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
    if (await page.getByText('This is the beginning of the conversation').isVisible()) return
  }
}
