import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { MessageKey, ServerMessageId, ThreadId, UserId } from '../../electron/contract/domain.ts'
import { htmlExport } from '../../electron/core/export-html.ts'
import { exportName } from '../../electron/core/export-name.ts'
import { en } from '../../electron/core/words-en.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { hostileHtml, hostileTexts } from '../helpers/hostile-corpus.ts'
import { type HostileMessage, faultsIn, showConversation, surroundings, watch } from '../helpers/hostile-window.ts'
import { type PageHost, startPageHost } from './page-host.ts'

let host: PageHost
let browser: Browser
let page: Page
let seen: () => Promise<string[]>

beforeAll(async () => {
  ;[host, browser] = await Promise.all([startPageHost(), launchChromium()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await host.stop()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1100, height: 6000 }, locale: 'en-GB', reducedMotion: 'reduce' })
  page.setDefaultTimeout(20_000)
  seen = watch(page, host.url)
  await page.goto(`${host.url}?scene=office`)
  await page.locator('.thread').first().waitFor()
})
afterEach(async () => {
  expect(await seen()).toEqual([])
  await page.close()
})

const allHtml = Object.values(hostileHtml).flat()
const batches = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size))
const html = (markup: string): HostileMessage => ({ body: { kind: 'html', html: markup } })

/** For what shows one at a time: all that break out of words, and every eighth that breaks out of markup. */
const someOfEach = [...hostileTexts, ...allHtml.filter(({ length }, n) => n % 8 === 0 && length < 2000)]

/** What was told last is on the page: the window draws it with the next frame, or right after that. */
const drawn = () =>
  page.evaluate(
    () =>
      new Promise(done => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done))))),
  )

/** All of them, a conversation of so many at a time, and nothing around them moves. */
async function showAll(messages: readonly HostileMessage[], size: number): Promise<void> {
  await showConversation(page, [html('<p>calm</p>')])
  const before = await surroundings(page)
  for (const batch of batches(messages, size)) {
    await showConversation(page, batch)
    expect(await faultsIn(page, '.log .message')).toEqual([])
    expect(await surroundings(page)).toEqual(before)
    expect(await seen()).toEqual([])
  }
}

test.each(Object.entries(hostileHtml))(
  `of ${allHtml.length} messages of hostile HTML, none of the %s runs, loads, names or covers anything`,
  (kind, cases) => showAll(cases.map(html), kind === 'layout' ? 1 : 25),
  60_000,
)

test('the quote that an answer begins with is words, whatever is in it', async () => {
  const cases = allHtml.filter(({ length }) => length < 2000)
  const answers = cases.map(markup => ({
    ...html(`<blockquote><p><strong>${markup}</strong><br>${markup}</p></blockquote>mine`),
    answers: true,
  }))
  await showAll(answers, 25)
}, 60_000)

test(`${hostileTexts.length} hostile texts stay in their bubbles and in those who said them, letter by letter`, async () => {
  const isHigh = (text: string) => text.length > 2000 || text.split('\n').length > 50
  const [high, low] = [hostileTexts.filter(isHigh), hostileTexts.filter(text => !isHigh(text))]
  const said = (text: string, n: number): HostileMessage => ({
    body: { kind: 'text', text },
    sender: { id: UserId.parse(`8:acs:r_${n}`), name: text },
  })
  await showAll(low.map(said), 12)
  await showAll(high.map(said), 1)
}, 60_000)

test('a topic, a name, an own name, a note or a preview is words in the place it has', async () => {
  for (const batch of batches([...hostileTexts, ...allHtml], 60)) {
    await page.evaluate(batch => {
      const { fake, world } = window
      const mine = fake.accounts.get(world.ACCOUNT)!
      mine.threads.clear()
      batch.forEach((text, n) => {
        const sender = { id: world.userId(1000 + n), name: text }
        const body = n % 2 === 0 ? world.html(text) : world.text(text)
        const id = world.addThread(mine, `named-${n}`, [sender], [{ by: sender, at: Date.now() - n, body }], {
          topic: n % 3 === 0 ? text : null,
          draft: { text: n % 5 === 0 ? text : '', html: null, quote: null },
        })
        fake.change(world.ACCOUNT, id, {})
      })
      fake.update({ id: world.ACCOUNT, name: batch[0] ?? '' })
    }, batch)
    await page.waitForFunction(() => document.querySelector('.thread[data-thread*="named-0"]'))
    expect(await faultsIn(page, '.thread')).toEqual([])
    expect(await faultsIn(page, '.chip')).toEqual([])
    expect(await seen()).toEqual([])
  }
}, 60_000)

test('the card of somebody is words, whatever they and I call them and is noted of them', async () => {
  await page.setViewportSize({ width: 1100, height: 800 })
  await showConversation(page, [{ body: { kind: 'text', text: 'calm' } }])
  await page.locator('.message .message-face').first().click()
  await page.locator('.card').waitFor()
  const before = await surroundings(page)
  for (const text of someOfEach) {
    await page.evaluate(async text => {
      const { fake, world } = window
      const contact = { id: world.amina.id, name: text.slice(0, 100), hue: null, note: text.slice(0, 1000) }
      await fake.call('contact.set', { accountId: world.ACCOUNT, contact })
    }, text)
    await drawn()
    expect(await faultsIn(page, '.card'), text).toEqual([])
    expect(await surroundings(page), text).toEqual(before)
  }
  expect(await page.locator('.card').textContent()).toContain(someOfEach.at(-1)?.slice(0, 40))
}, 120_000)

test('what an answer is to stands above the box as words', async () => {
  await page.setViewportSize({ width: 1100, height: 800 })
  for (const [n, text] of someOfEach.entries()) {
    await page.evaluate(
      ([n, text]) => {
        const { fake, world } = window
        const mine = fake.accounts.get(world.ACCOUNT)!
        const quote = { of: '1' as never, author: text.slice(0, 300), text: text.slice(0, 2000) }
        const said = [{ by: world.amina, at: Date.now(), body: world.text('calm') }]
        const draft = { text: `answer ${n}`, html: null, quote }
        const threadId = world.addThread(mine, `answered-${n}`, [world.amina], said, { topic: `answered ${n}`, draft })
        fake.change(world.ACCOUNT, threadId, {})
        fake.emit('thread.opened', { accountId: world.ACCOUNT, threadId, at: null })
      },
      [n, text] as const,
    )
    await page.getByRole('textbox', { name: 'Message' }).getByText(`answer ${n}`, { exact: true }).waitFor()
    expect(await faultsIn(page, '.quote-card'), text).toEqual([])
  }
}, 120_000)

test('what is read aloud of a message is words', async () => {
  const found = await page.evaluate(
    async ([markups, texts]) => {
      const { fake, world } = window
      const faults: string[] = []
      const threadId = world.threadId('nobody')
      const all = [...markups.map(world.html), ...texts.map(world.text)]
      for (const body of all) {
        const sender = { ...world.nameless, name: body.kind === 'text' ? body.text : null }
        fake.put(world.ACCOUNT, world.message(threadId, { by: sender, at: Date.now() + fake.nextId(), body }), 1)
        await new Promise(requestAnimationFrame)
        const spoken = document.querySelector('.unseen[role=status]')
        const { width = 0, height = 0 } = spoken?.getBoundingClientRect() ?? {}
        if (width > 1 || height > 1) faults.push(`seen: ${spoken?.innerHTML}`)
        if (spoken?.querySelector(':not(span, bdi)')) faults.push(spoken.innerHTML)
      }
      return faults
    },
    [allHtml.filter(({ length }) => length < 20_000), hostileTexts] as const,
  )
  expect(found).toEqual([])
}, 60_000)

test('a search finds them as words', async () => {
  await page.evaluate(texts => {
    const { fake, world } = window
    const hits = texts.map((text, n) => ({
      ...{ threadId: world.threadId('launch'), key: `hit-${n}` as never, sentAt: Date.now() - n, mine: false },
      sender: { id: world.amina.id, name: text },
      snippet: [
        { text, hit: false },
        { text, hit: true },
      ],
    }))
    fake.answer('message.search', () => ({ ok: true, value: { hits, older: null, unknown: [], complete: true } }))
  }, hostileTexts)
  await page.getByRole('searchbox', { name: 'Search' }).fill('x')
  await page.locator('.hit').first().waitFor()
  expect(await page.locator('.hit').count()).toBeGreaterThan(50)
  expect(await faultsIn(page, '.hit')).toEqual([])
})

test('pasting any of them into the box leaves what a message may hold and no more', async () => {
  await page.locator('.thread', { hasText: 'See you downstairs' }).click()
  await page.getByRole('textbox', { name: 'Message' }).click()
  const found = await page.evaluate(
    async ([markups]) => {
      const faults: string[] = []
      for (const markup of markups) {
        const box = document.querySelector<HTMLElement>('.writing')!
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/html', markup)
        clipboardData.setData('text/plain', 'x')
        box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
        await Promise.resolve()
        for (const element of box.querySelectorAll('*')) {
          const isOurs = /^(p|br|a|b|strong|i|em|u|s|code|pre|blockquote|ul|ol|li|span|msft-mention|img)$/.test(
            element.localName,
          )
          const attributes = [...element.attributes].filter(
            ({ name, value }) =>
              /^(on|src|style|id$|name$)/i.test(name) ||
              (name === 'href' && !/^(https?:|mailto:|parlance:\/\/thread\/)/.test(value)) ||
              (name === 'class' && !/^ProseMirror/.test(value)),
          )
          const isMention = element.localName === 'msft-mention' && !/\son/.test(element.outerHTML)
          if (isMention) continue
          if (!isOurs || attributes.length > 0) faults.push(`${markup.slice(0, 200)} became ${element.outerHTML}`)
        }
        getSelection()?.selectAllChildren(box)
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- what Backspace does, without a key for each of hundreds
        document.execCommand('delete')
      }
      return faults.slice(0, 20)
    },
    [allHtml] as const,
  )
  expect(found).toEqual([])
}, 60_000)

test('an export of all of them is a page that runs nothing, asks nobody and holds every one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parlance-export-'))
  const at = Date.UTC(2026, 2, 1)
  const me = { id: UserId.parse('8:acs:r_me'), name: allHtml[0] ?? null }
  const formatter = htmlExport({ me, exportedAt: at, words: en.exported })
  const bodies = [...allHtml.map(html), ...hostileTexts.map(text => ({ body: { kind: 'text' as const, text } }))]
  const names = [...hostileTexts, ...allHtml]
  const threadId = ThreadId.parse('19:x@thread.v2')
  const people = names.map((name, n) => ({ id: UserId.parse(`8:acs:r_${n}`), name }))
  const thread = { id: threadId, createdAt: at, people, partial: true, nameOf: () => null }
  const pieces = [
    formatter.head(),
    ...names.flatMap(topic => [
      formatter.threadHead({ ...thread, topic, people: [] }),
      formatter.threadFoot({ partial: false }),
    ]),
    formatter.threadHead({ ...thread, topic: 'All' }),
    ...bodies.map(({ body }, n) =>
      formatter.message({
        ...{ key: MessageKey.parse(`k${n}`), threadId, serverId: ServerMessageId.parse(String(n)), sequenceId: null },
        ...{ sentAt: at + n, version: n, sender: people[n] ?? me, body, editedAt: null, metadata: {} },
      }),
    ),
    formatter.threadFoot({ partial: true }),
    formatter.foot(),
  ]
  const file = join(folder, 'all.html')
  await writeFile(file, pieces.join(''))
  const address = pathToFileURL(file).href
  const reader = await browser.newPage()
  const complaints = watch(reader, address)
  await reader.goto(address)
  expect(await complaints()).toEqual([])
  expect(await reader.locator('.said').count()).toBe(bodies.length)
  const elements = await reader.evaluate(() => [
    ...new Set([...document.querySelectorAll('*')].map(({ localName }) => localName)),
  ])
  expect(elements.sort()).toEqual('b bdi body div h2 h3 head html meta p section style time title'.split(' ').sort())
  const wide = await reader.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('*')]
          .filter(element => element.scrollWidth > innerWidth)
          .map(element => [element.localName, element.scrollWidth, element.outerHTML.slice(0, 100)]),
  )
  expect(wide).toEqual([])
  await reader.close()
  await rm(folder, { recursive: true })
})

test('a file named after any of them is one file, in the folder it was meant for, and looks like what it is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parlance-names-'))
  const names = new Set([...hostileTexts, ...allHtml].map(text => exportName(text, 0, 'html')))
  for (const name of names) {
    expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^[. -]|[. ]$/u)
    expect(Buffer.from(name).toString()).toBe(name)
    await writeFile(join(folder, name), 'x')
  }
  expect((await readdir(folder)).length).toBe(names.size)
  await rm(folder, { recursive: true })
})
