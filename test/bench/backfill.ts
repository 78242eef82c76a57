import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommunicationIdentityClient } from '@azure/communication-identity'
import { expectOk } from '../helpers/expect-ok.ts'
import { runService, type ServiceRun } from '../helpers/run-service.ts'
import { appWithoutWindow } from './app-without-window.ts'
import { keptRate } from './bare-index.ts'
import { chatClient } from './bare-sdk.ts'
import { median, quantile, type Bench } from './row.ts'
import { openSender, rate } from './service-load.ts'

const threads = 10
/** Twenty pages: fewer than the forty in ten seconds that the service's rates leave to the backfill. */
const messagesAThread = 4000
const rounds = 5
const pageSize = 200
const words = 'Noon at the corner, as always? Bring the blue folder, please.'

/**
 * From signing in to the last message in the encrypted store, against the SDK's own list loop, which keeps nothing, and against
 * that loop and the least there is to do to keep a message and find it again, one after the other.
 */
export const backfill: Bench = async () => {
  const service = await runService(['--memory'])
  try {
    const { token, threadIds } = await past(service)
    const [rates, bareRates, limits] = [[] as number[], [] as number[], [] as number[]]
    // In turns, so that what else the machine does falls on both; the first round is the warm-up.
    for (let round = 0; round <= rounds; round++) {
      const [bare, ours] = [await listedRate(service, token, threadIds), await filledRate(service, token)]
      const kept = keptRate(threads * messagesAThread, words, pageSize)
      if (round === 0) continue
      bareRates.push(bare)
      rates.push(ours)
      limits.push(1 / (1 / bare + 1 / kept))
    }
    const [value, compared, limit] = [median(rates), median(bareRates), median(limits)]
    const counted = { runs: rounds * threads * messagesAThread, warmUp: threads * messagesAThread }
    return [
      {
        ...{ name: 'backfill, messages', value, p95: quantile(rates, 0.05), unit: '/s' },
        compared: { what: 'bare listMessages loop', value: compared },
        ...{ ratio: value / compared, bar: '>= 0.8x', met: value / compared >= 0.8 },
        ...counted,
      },
      {
        ...{ name: 'backfill, beside what can be', value, p95: quantile(rates, 0.05), unit: '/s' },
        compared: { what: 'listing, then bare rows and FTS5', value: limit },
        ...{ ratio: value / limit, bar: '>= 0.8x', met: value / limit >= 0.8, ...counted },
      },
    ]
  } finally {
    await service.stop()
  }
}

/** Somebody whose threads were full before the app was installed. */
async function past(service: ServiceRun): Promise<{ token: string; threadIds: string[] }> {
  const identities = new CommunicationIdentityClient(service.connectionString, { allowInsecureConnection: true })
  const { user, token } = await identities.createUserAndToken(['chat'])
  const chat = chatClient(service.endpoint, token)
  const threadIds: string[] = []
  for (let n = 0; n < threads; n++) {
    const { chatThread } = await chat.createChatThread({ topic: `Thread ${n}` }, { participants: [{ id: user }] })
    const threadId = chatThread?.id ?? ''
    const path = `/chat/threads/${encodeURIComponent(threadId)}/messages`
    const body = { content: words, type: 'text' }
    const sender = await openSender({ endpoint: service.endpoint, path, token, body })
    await rate([sender], messagesAThread)
    sender.close()
    threadIds.push(threadId)
  }
  return { token, threadIds }
}

async function listedRate(service: ServiceRun, token: string, threadIds: string[]): Promise<number> {
  const chat = chatClient(service.endpoint, token)
  const started = performance.now()
  let messages = 0
  for (const threadId of threadIds) {
    const pages = chat.getChatThreadClient(threadId).listMessages({ maxPageSize: pageSize })
    for await (const message of pages) messages += message.id ? 1 : 0
  }
  return messages / ((performance.now() - started) / 1000)
}

async function filledRate(service: ServiceRun, token: string): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  const { app, complete } = appWithoutWindow(directory)
  try {
    await app.opened
    const started = performance.now()
    const { endpoint } = service
    expectOk(await app.handlers['account.signIn']({ way: 'token', endpoint, token, name: 'Ann' }))
    await complete
    return (threads * messagesAThread) / ((performance.now() - started) / 1000)
  } finally {
    await app.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
