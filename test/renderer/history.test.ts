import { expect, test } from 'vitest'
import { type WindowPage, useWindow } from '../helpers/window-page.ts'

const open = useWindow()

const search = ({ page }: WindowPage) => page.getByRole('searchbox', { name: 'Search' })
const hits = ({ nav }: WindowPage) => nav().getByRole('list', { name: 'Messages' }).getByRole('button')
const numberIn = (text: string | null) => Number(/(\d+):/.exec(text ?? '')?.[1])
/** Numbers of the long conversation's messages that are drawn, in order. */
const drawn = ({ page }: WindowPage) =>
  page.evaluate(() => [...document.querySelectorAll('.bubble')].map(bubble => parseInt(bubble.textContent, 10)))
const focused = ({ page }: WindowPage) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.className)

test('a hit opens its place in the history, marked, and the reader can go on both ways', async () => {
  const app = await open('office')
  await search(app).fill('kettle')
  await hits(app).first().waitFor()
  expect(await hits(app).first().locator('mark').textContent()).toBe('kettle')
  for (let pages = 0; pages < 5; pages++) await hits(app).last().scrollIntoViewIfNeeded()
  const hit = hits(app).nth(28)
  const wanted = numberIn(await hit.locator('.hit-text').textContent())
  await hit.click()
  const target = app.page.locator('.message[data-target=true]')
  await target.waitFor()
  expect(numberIn(await target.locator('.bubble').textContent())).toBe(wanted)
  await app.page.waitForFunction(() => {
    const message = document.querySelector('.message[data-target=true]')?.getBoundingClientRect()
    const log = document.querySelector('.log')?.getBoundingClientRect()
    return message && log && message.top > log.top && message.bottom < log.bottom
  })
  await app.log().hover()
  for (const by of [-2500, 5000]) {
    await app.page.mouse.wheel(0, by)
    const passed = by < 0 ? wanted - 25 : wanted + 25
    await app.page.waitForFunction(
      ([passed, by]) =>
        [...document.querySelectorAll('.bubble')].some(bubble =>
          by < 0 ? parseInt(bubble.textContent, 10) < passed : parseInt(bubble.textContent, 10) > passed,
        ),
      [passed, by] as const,
    )
    const numbers = await drawn(app)
    expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at))
  }
})

test('Ctrl and F searches from anywhere, arrows and Enter open a hit, Escape gives the place back', async () => {
  const app = await open('office')
  await app.choose('Amina Okafor')
  await app.box().fill('half a sent')
  await app.page.keyboard.press('Control+f')
  await app.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Search')
  await app.page.keyboard.type('invitation')
  await hits(app).first().waitFor()
  await app.page.keyboard.press('ArrowDown')
  expect(await focused(app)).toBe('hit')
  await app.page.keyboard.press('Enter')
  await app.log().getByText('Who sends the invitation?').waitFor()
  await app.page.keyboard.press('Control+Shift+F')
  await app.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Search')
  await app.page.keyboard.press('Escape')
  expect(await search(app).inputValue()).toBe('')
  expect(await focused(app)).toBe('Message')
})

test('what an operator names and nobody knows is said in words, as is what may be missing', async () => {
  const app = await open('waiting')
  await search(app).fill('from:zorro before:spring anything')
  for (const sentence of [
    'Nobody here is called “zorro”.',
    '“spring” is not a date. One looks like 2026-03-01.',
    'Histories are still being fetched, so older messages may be missing.',
    'No message says that. Try fewer words, or the beginning of one.',
  ])
    await app.nav().getByText(sentence).waitFor()
})

test('an answer to what was typed before comes too late to be shown', async () => {
  const app = await open('office')
  await app.page.evaluate(() => {
    const call = window.fake.call.bind(window.fake)
    window.fake.call = async (name, input) => {
      const answer = await call(name, input)
      if (name === 'message.search' && (input as { query: string }).query === 'kettle')
        await new Promise<void>(resolve => Object.assign(window, { answerFirst: resolve }))
      return answer
    }
  })
  await search(app).fill('kettle')
  await app.page.waitForFunction(() => 'answerFirst' in window)
  await search(app).fill('invitation')
  await hits(app).first().waitFor()
  await app.page.evaluate(async () => {
    ;(window as unknown as { answerFirst(): void }).answerFirst()
    await new Promise(done => requestAnimationFrame(done))
  })
  expect(await hits(app).allTextContents()).toEqual([expect.stringContaining('Who sends the invitation?')])
})

test('a day leads to its first message, from the menu and from a day in the timeline', async () => {
  const app = await open('office')
  await app.choose('A very long conversation')
  const day = await app.page.evaluate(() => {
    const { messages } = window.fake.thread(window.world.ACCOUNT, window.world.threadId('long'))
    const at = new Date(messages[25_000]!.sentAt)
    const from = new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
    const pad = (value: number) => String(value).padStart(2, '0')
    return {
      first: messages.findIndex(({ sentAt }) => sentAt >= from),
      field: `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`,
    }
  })
  await app.page.getByRole('button', { name: 'Conversation menu' }).click()
  await app.page.getByRole('menuitem', { name: 'Go to a date' }).click()
  await app.page.getByLabel('Day', { exact: true }).fill(day.field)
  await app.page.getByRole('button', { name: 'Go', exact: true }).click()
  await app.log().getByText(`${day.first}:`).waitFor()
  await app.page.locator('.day button').first().click()
  await app.page.getByRole('button', { name: 'To the beginning' }).click()
  await app.log().getByText('0: The kettle is on.', { exact: true }).waitFor()
  await app.log().getByText('This is the beginning of the conversation').waitFor()
})

test('opens at the first unread message where there are more than fit, and the pill counts them', async () => {
  const app = await open('office')
  await app.page.evaluate(() =>
    window.fake.change(window.world.ACCOUNT, window.world.threadId('long'), { unread: 900 }),
  )
  await app.choose(/A very long conversation/)
  await app.log().getByText('New messages').waitFor()
  await app.page.getByRole('button', { name: 'Jump to latest 900 new messages' }).click()
  await app.log().getByText('49999:').waitFor()
  await app.page.waitForFunction(() => window.fake.calls.some(({ name }) => name === 'thread.read'))
})

test('says where messages are missing, and shows them in place once they came', async () => {
  const app = await open('waiting')
  await app.choose(/Budget/)
  const gap = app.log().getByText('Some messages here have not been fetched yet. Fetching…')
  await gap.waitFor()
  await app.log().getByText('Older messages are not on this computer yet. Fetching…').waitFor()
  await app.page.evaluate(() => {
    const { fake, world } = window
    const id = world.threadId('waiting')
    const thread = fake.thread(world.ACCOUNT, id)
    const [oldest, next] = thread.messages
    const at = (sentAt: number, words: string) =>
      world.message(id, { by: world.amina, at: sentAt, body: world.text(words) })
    thread.messages.splice(1, 0, at(next!.sentAt - 60_000, 'It was in the gap'))
    thread.messages.unshift(at(oldest!.sentAt - 60_000, 'It was before'))
    thread.holes.clear()
    fake.change(world.ACCOUNT, id, { kept: { state: 'complete' } })
  })
  await app.log().getByText('It was in the gap').waitFor()
  await gap.waitFor({ state: 'detached' })
  await app.log().getByText('It was before').waitFor()
  await app.log().getByText('This is the beginning of the conversation').waitFor()
})
