import type { Page } from 'playwright-core'

/** Puts `window.paintedAt` into a page: when the frame was drawn that shows these words in such an element, in milliseconds of its clock. */
export async function canTellPaints(page: Page): Promise<void> {
  await page.evaluate(() => {
    const paintedAt = (selector: string, words: string): Promise<number> =>
      new Promise(resolve => {
        const look = (): void => {
          const shown = [...document.querySelectorAll(selector)].some(({ textContent }) => textContent.includes(words))
          if (!shown) return void requestAnimationFrame(look)
          // A message posted in a frame is heard once that frame was drawn.
          const channel = new MessageChannel()
          channel.port1.onmessage = () => resolve(performance.now())
          channel.port2.postMessage(null)
        }
        requestAnimationFrame(look)
      })
    Object.assign(window, { paintedAt })
  })
}

declare global {
  interface Window {
    paintedAt: (selector: string, words: string) => Promise<number>
  }
}

/** JavaScript heap after a collection, in megabytes. */
export async function heapOf(page: Page): Promise<number> {
  const engine = await page.context().newCDPSession(page)
  await engine.send('HeapProfiler.collectGarbage')
  const { usedSize } = await engine.send('Runtime.getHeapUsage')
  await engine.detach()
  return usedSize / 2 ** 20
}
