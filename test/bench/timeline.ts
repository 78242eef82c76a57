import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../helpers/chromium.ts'
import { startPageHost } from '../renderer/page-host.ts'
import { canTellPaints, heapOf } from './painted.ts'
import { servePeerThread } from './peer-thread.ts'
import { median, quantile, type Bench, type Row } from './row.ts'

const warmUp = 1
const runs = 5
const appends = 20
const title = 'A very long conversation'
const theirMessage = '.ui-chat__message__content'
const ourMessage = '.message'
const wheeled = 10_000

/** The window with a main process that answers from memory, against Microsoft's `MessageThread` with the same messages in the same browser. */
export const timeline: Bench = async () => {
  const [ours, peer, browser] = await Promise.all([startPageHost(), servePeerThread(), launchChromium()])
  try {
    const at2000: Opened[] = []
    const theirs: Opened[] = []
    const at50000: number[] = []
    for (let run = 0; run < warmUp + runs; run++) {
      const their = await openTheirs(browser, peer.url, `${ours.url}?scene=long-2000`)
      const our = await openOurs(browser, `${ours.url}?scene=long-2000`)
      const long = await firstRows(browser, `${ours.url}?scene=long-50000`)
      if (run < warmUp) continue
      theirs.push(their)
      at2000.push(our)
      at50000.push(long)
    }
    const wheel = await wheelThrough(browser, `${ours.url}?scene=long-50000`)
    return rowsOf({ at2000, theirs, at50000, wheel })
  } finally {
    await browser.close()
    peer.stop()
    await ours.stop()
  }
}

interface Opened {
  /** Milliseconds to the first painted message. */
  open: number
  appends: number[]
  /** Megabytes. */
  heap: number
}

function rowsOf(of: { at2000: Opened[]; theirs: Opened[]; at50000: number[]; wheel: Wheeled }): Row[] {
  const against = (
    name: string,
    unit: 'ms' | 'MB',
    values: number[],
    theirs: number[],
    bar: string,
    holds: (ratio: number) => boolean,
  ): Row => {
    const [value, compared] = [median(values), median(theirs)]
    return {
      ...{ name, value, p95: quantile(values, 0.95), unit },
      compared: { what: "Microsoft's MessageThread", value: compared },
      ...{ ratio: value / compared, bar, met: holds(value / compared), runs: values.length, warmUp },
    }
  }
  const all = (list: Opened[], part: 'open' | 'heap'): number[] => list.map(opened => opened[part])
  const appended = (list: Opened[]): number[] => list.flatMap(opened => opened.appends)
  const long = median(of.at50000)
  const { longest, frames } = of.wheel
  return [
    {
      ...{ name: 'timeline, open 50,000 messages', value: long, p95: quantile(of.at50000, 0.95), unit: 'ms' },
      compared: { what: 'the same with 2,000', value: median(all(of.at2000, 'open')) },
      ...{ ratio: long / median(all(of.at2000, 'open')), bar: '<= 150 ms', met: long <= 150, runs, warmUp },
    },
    {
      ...{ name: 'timeline, longest task while wheeling through 10,000', value: longest, p95: longest, unit: 'ms' },
      compared: { what: 'a frame, median', value: median(frames) },
      ...{ ratio: null, bar: '<= 50 ms', met: longest <= 50, runs: frames.length, warmUp: 0 },
    },
    against('timeline, open 2,000', 'ms', all(of.at2000, 'open'), all(of.theirs, 'open'), '<= 1/25', r => r <= 1 / 25),
    against('timeline, append one', 'ms', appended(of.at2000), appended(of.theirs), '<= 1/10', r => r <= 1 / 10),
    against('timeline, heap', 'MB', all(of.at2000, 'heap'), all(of.theirs, 'heap'), '<= 1/5', r => r <= 1 / 5),
  ]
}

async function openOurs(browser: Browser, url: string): Promise<Opened> {
  const page = await windowAt(browser, url)
  try {
    const open = await clickThread(page)
    const times: number[] = []
    for (let n = 0; n < appends; n++) {
      times.push(
        await page.evaluate(
          async ([selector, words]) => {
            const { ACCOUNT, amina, threadId } = window.world
            const started = performance.now()
            window.fake.receive(ACCOUNT, threadId('long'), amina, words)
            return (await window.paintedAt(selector, words)) - started
          },
          [ourMessage, `One more, number ${n}`] as const,
        ),
      )
    }
    return { open, appends: times, heap: await heapOf(page) }
  } finally {
    await page.context().close()
  }
}

async function firstRows(browser: Browser, url: string): Promise<number> {
  const page = await windowAt(browser, url)
  try {
    return await clickThread(page)
  } finally {
    await page.context().close()
  }
}

async function windowAt(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 720 }, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('navigation').getByText(title).waitFor()
  // What a window fetches once its list is drawn is there before anybody clicks; theirs has all of it from the start.
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => new Promise(resolve => requestIdleCallback(resolve)))
  await canTellPaints(page)
  return page
}

/** From the click to the painted newest message. */
function clickThread(page: Page): Promise<number> {
  return page.evaluate(
    async ([name, selector]) => {
      const { ACCOUNT, threadId } = window.world
      const newest = window.fake.thread(ACCOUNT, threadId('long')).messages.at(-1)
      const words = newest?.body.kind === 'text' ? newest.body.text : ''
      const item = [...document.querySelectorAll<HTMLElement>('nav .thread')].find(one => one.innerText.includes(name))
      const started = performance.now()
      item?.click()
      return (await window.paintedAt(selector, words)) - started
    },
    [title, ourMessage] as const,
  )
}

/** What their timeline is told of a message of ours. */
interface TheirMessage {
  id: string
  at: number
  sender: string
  name: string | null
  mine: boolean
  text: string
}

async function openTheirs(browser: Browser, url: string, source: string): Promise<Opened> {
  const { me, messages } = await sameMessages(browser, source)
  const context = await browser.newContext({ viewport: { width: 1100, height: 720 }, locale: 'en-GB' })
  const page = await context.newPage()
  try {
    await page.goto(url)
    await page.waitForFunction(() => 'peer' in window)
    await canTellPaints(page)
    const open = await page.evaluate(
      async ([me, messages, selector]) => {
        const started = performance.now()
        window.peer.open(me, messages)
        return (await window.paintedAt(selector, messages.at(-1)?.text ?? '')) - started
      },
      [me, messages, theirMessage] as const,
    )
    const times: number[] = []
    for (let n = 0; n < appends; n++) {
      const text = `One more, number ${n}`
      const more = { ...(messages[0] as TheirMessage), id: `more-${n}`, at: Date.now(), text }
      times.push(
        await page.evaluate(
          async ([more, selector]) => {
            const started = performance.now()
            window.peer.append(more)
            return (await window.paintedAt(selector, more.text)) - started
          },
          [more, theirMessage] as const,
        ),
      )
    }
    return { open, appends: times, heap: await heapOf(page) }
  } finally {
    await context.close()
  }
}

async function sameMessages(browser: Browser, source: string): Promise<{ me: string; messages: TheirMessage[] }> {
  const page = await windowAt(browser, source)
  try {
    return await page.evaluate(() => {
      const { ACCOUNT, me, threadId } = window.world
      const messages = window.fake.thread(ACCOUNT, threadId('long')).messages.map(message => ({
        ...{ id: message.key, at: message.sentAt, sender: message.sender?.id as string },
        ...{ name: message.sender?.name ?? null, mine: message.mine },
        text: message.body.kind === 'text' ? message.body.text : '',
      }))
      return { me: me.id, messages }
    })
  } finally {
    await page.context().close()
  }
}

interface Wheeled {
  /** Milliseconds of the longest task; 0 where none took 50. */
  longest: number
  frames: number[]
}

/** Upwards from the newest, one turn of the wheel a frame, until so many messages have gone by. */
async function wheelThrough(browser: Browser, url: string): Promise<Wheeled> {
  const page = await windowAt(browser, url)
  try {
    await clickThread(page)
    await page.evaluate(() => {
      const tasks: number[] = []
      const frames: number[] = []
      new PerformanceObserver(list => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      })
      let last = performance.now()
      const frame = (now: number): void => {
        frames.push(now - last)
        last = now
        requestAnimationFrame(frame)
      }
      requestAnimationFrame(frame)
      Object.assign(window, { wheel: { tasks, frames } })
    })
    await page.getByRole('log').hover()
    const oldest = (): Promise<number> =>
      page.evaluate(
        selector =>
          Number(/^(\d+):/.exec(document.querySelector(`${selector} .bubble`)?.textContent ?? '')?.[1] ?? 1e9),
        ourMessage,
      )
    const goal = 50_000 - wheeled
    for (let turn = 0; turn < 20_000; turn++) {
      await page.mouse.wheel(0, -300)
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
      if (turn % 20 === 0 && (await oldest()) <= goal) break
    }
    return await page.evaluate(() => ({
      longest: Math.max(0, ...window.wheel.tasks),
      frames: window.wheel.frames,
    }))
  } finally {
    await page.context().close()
  }
}

declare global {
  interface Window {
    peer: {
      open: (me: string, messages: readonly TheirMessage[]) => void
      append: (message: TheirMessage) => void
    }
    wheel: { tasks: number[]; frames: number[] }
  }
}
