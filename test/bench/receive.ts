import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { azureIdentities } from '../../electron/azure/identity-gateway.ts'
import { agentFor } from '../../electron/azure/way-out.ts'
import { createIdentifierFromRawId } from '@azure/communication-common'
import { expectOk } from '../helpers/expect-ok.ts'
import { startService } from '../../electron/service/start-service.ts'
import { chatClient, signalingClient } from './bare-sdk.ts'
import { launchMeasured } from './launch-measured.ts'
import { median, quantile, type Bench } from './row.ts'
import { signInSessionOnly } from './sign-in.ts'

const warmUp = 10
const runs = 100
/** What the window may add to the bare event. */
const allowance = 25

/** From one person's send being confirmed to the other's painted bubble, against the bare signaling client of a third in the same thread. */
export const receive: Bench = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  const service = await startService({ port: 0 })
  const app = await launchMeasured({ dataDir })
  try {
    await signInSessionOnly(app.page, service.connectionString)
    const reader =
      (await app.page
        .getByText(/^8:acs:/)
        .first()
        .textContent()) ?? ''
    const identities = azureIdentities(service.connectionString, agentFor(service.endpoint, null))
    const [sender, watcher] = [expectOk(await identities.createUser()), expectOk(await identities.createUser())]
    const chat = chatClient(service.endpoint, sender.token.token)
    const { chatThread } = await chat.createChatThread(
      { topic: 'Benchmark' },
      { participants: [reader, watcher.user].map(id => ({ id: createIdentifierFromRawId(id) })) },
    )
    const thread = chat.getChatThreadClient(chatThread?.id ?? '')
    await app.page.getByRole('navigation', { name: 'Conversations' }).getByText('Benchmark', { exact: true }).click()
    await watchPaints(app.page)
    const bare = await signalingClient(service.endpoint, watcher.token.token)

    const painted: number[] = []
    const heard: number[] = []
    for (let run = 0; run < warmUp + runs; run++) {
      const words = `number ${run} of the benchmark`
      const event = bare.next(words)
      // Out of step with the frames of the window, as people are.
      await new Promise(resolve => setTimeout(resolve, Math.random() * 50))
      await thread.sendMessage({ content: words })
      const confirmed = performance.timeOrigin + performance.now()
      const [eventAt, paintedAt] = [await event, await paintOf(app.page, words)]
      if (run < warmUp) continue
      // Both may beat the confirmation: a push goes out while the answer is on its way.
      heard.push(eventAt - confirmed)
      painted.push(paintedAt - confirmed)
    }
    bare.stop()
    const [value, compared] = [median(painted), median(heard)]
    return [
      {
        name: `receive (${app.host})`,
        ...{ value, p95: quantile(painted, 0.95), unit: 'ms' as const },
        compared: { what: 'bare signaling event', value: compared },
        ratio: null,
        bar: `<= bare + ${allowance} ms`,
        met: value <= compared + allowance,
        ...{ runs, warmUp },
      },
    ]
  } finally {
    await app.close()
    await service.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Notes for each text when the frame that shows it has been painted, in epoch milliseconds. */
async function watchPaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Map<string, number>()
    Object.assign(window, { painted: seen })
    new MutationObserver(() => {
      const texts = [
        ...(document.querySelector('[role=log]')?.textContent.matchAll(/number \d+ of the benchmark/g) ?? []),
      ]
      const fresh = texts.map(([text]) => text).filter(text => !seen.has(text))
      for (const text of fresh) seen.set(text, Number.NaN)
      // The callback of a message posted in a frame runs after that frame was drawn.
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () =>
          fresh.forEach(text => seen.set(text, performance.timeOrigin + performance.now()))
        channel.port2.postMessage(null)
      })
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}

async function paintOf(page: Page, words: string): Promise<number> {
  const handle = await page.waitForFunction(
    text => {
      const at = (window as unknown as { painted: Map<string, number> }).painted.get(text)
      return at !== undefined && !Number.isNaN(at) ? at : null
    },
    words,
    { polling: 'raf' },
  )
  return Number(await handle.jsonValue())
}
