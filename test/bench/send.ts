import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { ChatThreadClient } from '@azure/communication-chat'
import { createIdentifierFromRawId } from '@azure/communication-common'
import { CommunicationIdentityClient } from '@azure/communication-identity'
import { runService } from '../helpers/run-service.ts'
import { chatClient } from './bare-sdk.ts'
import { launchMeasured } from './launch-measured.ts'
import { median, quantile, type Bench } from './row.ts'
import { signInSessionOnly } from './sign-in.ts'

const warmUp = 10
const runs = 100
/** As many as may be sent in one conversation without waiting. */
const inEach = 10

/** From the key to the painted bubble, and to the word of the service that it has it, against the SDK's `sendMessage` in another process. */
export const send: Bench = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  const service = await runService(['--memory'])
  const app = await launchMeasured({ dataDir })
  try {
    await signInSessionOnly(app.page, service.connectionString)
    const writer =
      (await app.page
        .getByText(/^8:acs:/)
        .first()
        .textContent()) ?? ''
    const identities = new CommunicationIdentityClient(service.connectionString, { allowInsecureConnection: true })
    const { token } = await identities.createUserAndToken(['chat'])
    const chat = chatClient(service.endpoint, token)
    const threads: ChatThreadClient[] = []
    for (let n = 0; n < (warmUp + runs) / inEach; n++) {
      const { chatThread } = await chat.createChatThread(
        { topic: `Benchmark ${n}` },
        { participants: [{ id: createIdentifierFromRawId(writer) }] },
      )
      threads.push(chat.getChatThreadClient(chatThread?.id ?? ''))
    }
    await watchBubbles(app.page)
    const times: Record<'painted' | 'confirmed' | 'bare', number[]> = { painted: [], confirmed: [], bare: [] }
    for (let run = 0; run < warmUp + runs; run++) {
      const words = `number ${run} of the benchmark`
      const n = Math.floor(run / inEach)
      if (run % inEach === 0) await open(app.page, `Benchmark ${n}`)
      const sent = await sendOne(app.page, words)
      const started = performance.now()
      await threads[n]?.sendMessage({ content: `bare ${run}` })
      const bare = performance.now() - started
      if (run < warmUp) continue
      times.painted.push(sent.painted)
      times.confirmed.push(sent.confirmed)
      times.bare.push(bare)
    }
    const compared = { what: 'bare sendMessage', value: median(times.bare) }
    const [painted, confirmed] = [median(times.painted), median(times.confirmed)]
    const slowest = quantile(times.painted, 0.95)
    return [
      {
        ...{ name: `send, key to painted bubble (${app.host})`, value: painted, p95: slowest, unit: 'ms', compared },
        ...{ ratio: painted / compared.value, bar: 'p95 <= 50 ms', met: slowest <= 50, runs, warmUp },
      },
      {
        ...{ name: `send, key to confirmed (${app.host})`, value: confirmed, p95: quantile(times.confirmed, 0.95) },
        ...{ unit: 'ms', compared, ratio: confirmed / compared.value, bar: '<= 1.15x + 5 ms' },
        ...{ met: confirmed <= 1.15 * compared.value + 5, runs, warmUp },
      },
    ]
  } finally {
    await app.close()
    await service.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const open = (page: Page, topic: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Conversations' }).getByText(topic, { exact: true }).click()

/** Notes when Enter went down, when a bubble with the words was drawn, and when it said that it was sent. */
async function watchBubbles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const bench = { pressed: 0, painted: 0, confirmed: 0, words: '' }
    Object.assign(window, { bench })
    window.addEventListener('keydown', event => event.key === 'Enter' && (bench.pressed = performance.now()), true)
    new MutationObserver(() => {
      const own = [...document.querySelectorAll<HTMLElement>('.message[data-mine=true]')]
      const bubble = own.findLast(({ textContent }) => bench.words !== '' && textContent.includes(bench.words))
      if (!bubble) return
      if (bubble.dataset['delivery'] === 'sent') bench.confirmed ||= performance.now()
      if (bench.painted !== 0) return
      bench.painted = Number.NaN
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => (bench.painted = performance.now())
        channel.port2.postMessage(null)
      })
    }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-delivery'] })
  })
}

async function sendOne(page: Page, words: string): Promise<{ painted: number; confirmed: number }> {
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill(words)
  await page.evaluate(words => Object.assign(window.bench, { pressed: 0, painted: 0, confirmed: 0, words }), words)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => window.bench.painted > 0 && window.bench.confirmed > 0, undefined, {
    polling: 'raf',
  })
  return page.evaluate(() => {
    const { pressed, painted, confirmed } = window.bench
    return { painted: painted - pressed, confirmed: confirmed - pressed }
  })
}

declare global {
  interface Window {
    bench: { pressed: number; painted: number; confirmed: number; words: string }
  }
}
