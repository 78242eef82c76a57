import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { type PageHost, startPageHost } from './page-host.ts'
import type { SceneName } from './page/scenes.ts'

let host: PageHost
let browser: Browser
let context: BrowserContext
let page: Page
/** What the page complained of, and what it asked the network for beyond its own host. */
let complaints: string[]

beforeAll(async () => {
  ;[host, browser] = await Promise.all([startPageHost(), launchChromium()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await host.stop()
})
afterEach(async () => {
  await context.close()
  expect(complaints).toEqual([])
})

async function open(scene: SceneName, title?: string | RegExp): Promise<void> {
  context = await browser.newContext({ viewport: { width: 1100, height: 720 }, locale: 'en-GB' })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  complaints = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => {
    if (!request.url().startsWith(host.url) && !request.url().startsWith('data:')) complaints.push(request.url())
  })
  await page.goto(`${host.url}?scene=${scene}`)
  if (title !== undefined) await choose(title)
}

async function choose(title: string | RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Conversations' }).getByRole('button', { name: title }).click()
  await page.locator('.message').first().waitFor()
}

const log = () => page.getByRole('log', { name: 'Messages' })
const box = () => page.getByRole('textbox', { name: 'Message' })
const callsOf = (name: string) =>
  page.evaluate(name => window.fake.calls.filter(call => call.name === name).map(({ input }) => input), name)
const nextFrame = () =>
  page.evaluate(() => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))))

describe('writing', () => {
  test('Enter sends and leaves the box empty with the caret in it; Shift and Enter begins a line', async () => {
    await open('office', 'Amina Okafor')
    await box().fill('one')
    await box().press('Shift+Enter')
    await box().pressSequentially('two')
    await box().press('Enter')
    await log().getByText('one\ntwo').waitFor()
    expect((await box().innerText()).trim()).toBe('')
    expect(await box().evaluate(element => element === document.activeElement)).toBe(true)
    expect(await callsOf('message.send')).toHaveLength(1)
  })

  test('Enter that chooses a word of an input method does not send', async () => {
    await open('office', 'Amina Okafor')
    await box().fill('にほん')
    const keys = { composing: { isComposing: true, keyCode: 13 }, marked: { isComposing: false, keyCode: 229 } }
    for (const key of Object.values(keys))
      await box().evaluate(
        (element, key) =>
          element.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...key }),
          ),
        key,
      )
    expect(await callsOf('message.send')).toEqual([])
    await box().press('Enter')
    expect(await callsOf('message.send')).toHaveLength(1)
  })

  test('what is typed for one person is never in the box of another, and is there on coming back', async () => {
    await open('office', 'Amina Okafor')
    await box().fill('only for Amina')
    await choose('Spring launch')
    expect((await box().innerText()).trim()).toBe('')
    await box().fill('for everybody')
    await choose('Amina Okafor')
    expect(await box().innerText()).toBe('only for Amina')
    const drafts = (await callsOf('draft.set')) as { threadId: string; draft: { text: string } }[]
    expect(drafts.map(({ threadId, draft }) => [threadId, draft.text])).toEqual([
      ['19:amina@thread.v2', 'only for Amina'],
      ['19:launch@thread.v2', 'for everybody'],
    ])
  })

  test('a send that is answered after the thread was left takes nothing from the next one', async () => {
    await open('office', 'Amina Okafor')
    await page.evaluate(() => {
      window.fake.answer('message.send', () => new Promise(resolve => Object.assign(window, { answerSend: resolve })))
    })
    await box().fill('slow')
    await box().press('Enter')
    await choose('Spring launch')
    await box().fill('mine to keep')
    await page.evaluate(() =>
      (window as unknown as { answerSend(result: object): void }).answerSend({ ok: true, value: { localId: 'x' } }),
    )
    await nextFrame()
    expect(await box().innerText()).toBe('mine to keep')
    await choose('Amina Okafor')
    expect((await box().innerText()).trim()).toBe('')
  })

  test('a refusal is said at the box, and what was typed stays', async () => {
    await open('office', 'Amina Okafor')
    await page.evaluate(() => window.fake.answer('message.send', () => ({ ok: false, error: { kind: 'forbidden' } })))
    await box().fill('hello')
    await box().press('Enter')
    await page.getByRole('alert').getByText('You may not do this here.').waitFor()
    expect(await box().innerText()).toBe('hello')
  })

  test('more than a message holds is refused before it is sent, to the byte', async () => {
    await open('office', 'Amina Okafor')
    await box().fill('é'.repeat(14 * 1024 + 1))
    await page.getByText('Too long by 2 bytes: a message holds at most 28 KB.').waitFor()
    await box().press('Enter')
    expect(await callsOf('message.send')).toEqual([])
    await box().fill('é'.repeat(14 * 1024))
    await page.getByText('28.0 of 28 KB').waitFor()
  })

  test('typing is told once in a while, not at every key', async () => {
    await open('office', 'Amina Okafor')
    await box().pressSequentially('a few words')
    expect(await callsOf('typing.send')).toHaveLength(1)
  })
})

describe('reading', () => {
  /** As a person does it; setting the position would fight with the view's own landing. */
  const wheel = async (by: number) => {
    await log().hover()
    await page.mouse.wheel(0, by)
  }

  const held = async () => Number(await log().getAttribute('data-held'))
  /** The messages now in view, and where they are. */
  const inView = () =>
    log().evaluate(element => {
      const { top, bottom } = element.getBoundingClientRect()
      return [...element.querySelectorAll<HTMLElement>('.message')].flatMap(message => {
        const box = message.getBoundingClientRect()
        return box.top >= top && box.bottom <= bottom ? [{ key: message.dataset['key'] ?? '', top: box.top }] : []
      })
    })

  test('opens at the newest message', async () => {
    await open('office', 'A very long conversation')
    await log().getByText('49999:').waitFor()
    expect((await inView()).length).toBeGreaterThan(4)
  })

  test('opens at the line before new messages, also for somebody who wants no motion', async () => {
    for (const reducedMotion of ['no-preference', 'reduce'] as const) {
      await open('office')
      await page.emulateMedia({ reducedMotion })
      await choose('Spring launch')
      await log().getByText('Who sends the invitation?').waitFor()
      await log().getByText('New messages').waitFor()
      expect((await inView()).at(-1)?.key).toBe(await log().locator('.message').last().getAttribute('data-key'))
      if (reducedMotion === 'no-preference') await context.close()
    }
  })

  test('keeps its place to the pixel when older messages arrive', async () => {
    await open('office', 'A very long conversation')
    await page.evaluate(() => {
      const page = window.fake.call.bind(window.fake)
      window.fake.call = async (name, input) => {
        const answer = await page(name, input)
        if (name === 'message.page') await new Promise<void>(resolve => Object.assign(window, { answerPage: resolve }))
        return answer
      }
    })
    await wheel(-2000)
    await page.waitForFunction(() => 'answerPage' in window)
    await nextFrame()
    const before = await inView()
    await page.evaluate(() => (window as unknown as { answerPage(): void }).answerPage())
    await page.waitForFunction(() => document.querySelector('.log')?.getAttribute('data-held') === '120')
    await nextFrame()
    const after = new Map((await inView()).map(({ key, top }) => [key, top]))
    expect(before.length).toBeGreaterThan(4)
    for (const { key, top } of before) expect(Math.abs((after.get(key) ?? Number.NaN) - top)).toBeLessThanOrEqual(1)
  })

  test('scrolling far back through fifty thousand messages and returning never holds more than three hundred', async () => {
    await open('office', 'A very long conversation')
    await log().hover()
    const first = async () => Number((await log().locator('.bubble').first().textContent())?.split(':')[0])
    for (let turns = 0; turns < 400 && (await first()) > 48_500; turns++) {
      await page.mouse.wheel(0, -3000)
      await nextFrame()
      expect(await held()).toBeLessThanOrEqual(300)
      expect(await page.locator('.row').count()).toBeLessThan(80)
    }
    expect(await first()).toBeLessThanOrEqual(48_500)
    await page.getByRole('button', { name: 'Jump to latest' }).waitFor()
    const last = async () => Number((await log().locator('.bubble').last().textContent())?.split(':')[0])
    for (let turns = 0; turns < 400 && (await last()) < 49_999; turns++) {
      await page.mouse.wheel(0, 3000)
      await nextFrame()
      expect(await held()).toBeLessThanOrEqual(300)
    }
    expect(await last()).toBe(49_999)
  }, 60_000)

  test('a message that arrives while reading far back waits behind the pill, which leads to it', async () => {
    await open('office', 'A very long conversation')
    await wheel(-2500)
    await page.getByRole('button', { name: 'Jump to latest' }).waitFor()
    const [anchor] = await inView()
    await page.evaluate(() =>
      window.fake.receive(window.world.ACCOUNT, window.world.threadId('long'), window.world.amina, 'something new'),
    )
    const pill = page.getByRole('button', { name: 'Jump to latest 1 new message' })
    await pill.waitFor()
    expect((await inView()).some(({ key }) => key === anchor?.key)).toBe(true)
    expect(await callsOf('thread.read')).toEqual([])
    await pill.click()
    await log().getByText('something new').waitFor()
    await pill.waitFor({ state: 'detached' })
    expect(await callsOf('thread.read')).toHaveLength(1)
  })

  test('follows what arrives while the newest message is in view, and marks it read', async () => {
    await open('office', 'Amina Okafor')
    await page.evaluate(() =>
      window.fake.receive(window.world.ACCOUNT, window.world.threadId('amina'), window.world.amina, 'on my way'),
    )
    await log().getByText('on my way').waitFor()
    const arrived = await log().locator('.message').last().getAttribute('data-key')
    await expect
      .poll(async () => (await callsOf('thread.read')) as { upTo: string }[])
      .toMatchObject([{ upTo: arrived }])
  })

  test('each message that arrives is spoken once', async () => {
    await open('office', 'Amina Okafor')
    await page.evaluate(() => {
      const spoken: string[] = []
      Object.assign(window, { spoken })
      const region = document.querySelector('[aria-live=polite][role=status].unseen')
      new MutationObserver(() => spoken.push(region?.textContent ?? '')).observe(region as Node, {
        childList: true,
        subtree: true,
        characterData: true,
      })
      const { fake, world } = window
      const said = fake.receive(world.ACCOUNT, world.threadId('amina'), world.amina, 'hello')
      fake.put(world.ACCOUNT, { ...said, version: said.version + 1 })
      fake.put(world.ACCOUNT, { ...said, editedAt: Date.now(), body: { kind: 'text', text: 'hello!' } })
    })
    await log().getByText('hello!').waitFor()
    await nextFrame()
    expect(await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)).toEqual([
      'Amina Okafor: hello',
    ])
  })

  test('a message that failed says why, and can be sent again or thrown away', async () => {
    await open('office', /Not sent:/)
    const failed = (text: string) => page.locator('.message[data-delivery=failed]', { hasText: text })
    await failed('Here is the whole text').getByText('Not sent: the message is too long.').waitFor()
    await failed('Here is the whole text').getByRole('button', { name: 'Discard' }).click()
    await failed('Here is the whole text').waitFor({ state: 'detached' })
    await failed('This waited too long').getByText('Send it now?').waitFor()
    await failed('This waited too long').getByRole('button', { name: 'Send' }).click()
    await page
      .locator('.message[data-delivery=queued]', { hasText: 'This waited too long' })
      .getByText('Waiting to send')
      .waitFor()
  })
})
