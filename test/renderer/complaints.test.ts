import { expect, test } from 'vitest'
import { useWindow } from '../helpers/window-page.ts'

const open = useWindow()

test('what is on this computer is read and written while the connection and the history are still on their way', async () => {
  const { page, nav, choose, box, log } = await open('connecting')
  await nav()
    .getByRole('button', { name: /Spring launch/ })
    .waitFor()
  await page.evaluate(() => {
    const backfill = { state: 'running', threads: 9, completeThreads: 0, part: 0.01 } as const
    window.fake.update({ id: window.world.ACCOUNT, backfill })
    window.fake.holdsMessages = true
  })
  await choose(/Spring launch/)
  await log().getByText('Who sends the invitation?').waitFor()
  await box().fill('I do')
  await box().press('Enter')
  await log().getByText('I do').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('what is unread is one number in the title, and none is left of a conversation that is read, muted, left or gone', async () => {
  const { page } = await open('office')
  const title = (wanted: string) => page.waitForFunction(wanted => document.title === wanted, wanted)
  await title('(130) Parlance')
  const change = (name: string, change: { unread?: number; muted?: { until: null } }) =>
    page.evaluate(([name, change]) => window.fake.change(window.world.ACCOUNT, window.world.threadId(name), change), [
      name,
      change,
    ] as const)
  await change('launch', { unread: 0 })
  await title('(128) Parlance')
  await change('names', { muted: { until: null } })
  await title('Parlance')
  await page.evaluate(() => {
    const { fake, world } = window
    fake.receive(world.ACCOUNT, world.threadId('nobody'), world.nameless, 'are you there?')
  })
  await title('(1) Parlance')
  await page.evaluate(() => {
    const { fake, world } = window
    fake.emit('thread.removed', { accountId: world.ACCOUNT, threadId: world.threadId('nobody') })
  })
  await title('Parlance')
})

test('what is opened from outside, as by a link, leads to its message, whatever is open: another conversation, a search, a narrow window', async () => {
  const { page, choose, log } = await open('office', 480)
  await choose('Amina Okafor')
  const wanted = await page.evaluate(() => {
    const { fake, world } = window
    const threadId = world.threadId('long')
    const message = fake.thread(world.ACCOUNT, threadId).messages[20_000]!
    fake.emit('thread.opened', { accountId: world.ACCOUNT, threadId, at: message.key })
    return message.key
  })
  await page.locator(`.message[data-key="${wanted}"][data-target=true]`).waitFor()
  await page.getByRole('button', { name: 'Back to conversations' }).click()
  await page.getByRole('searchbox', { name: 'Search' }).fill('nothing like this')
  const again = await page.evaluate(() => {
    const { fake, world } = window
    const threadId = world.threadId('launch')
    const message = fake.thread(world.ACCOUNT, threadId).messages[3]!
    fake.emit('thread.opened', { accountId: world.ACCOUNT, threadId, at: message.key })
    return message.key
  })
  await page.locator(`.message[data-key="${again}"][data-target=true]`).waitFor()
  expect(await log().locator(`[data-key="${again}"]`).isVisible()).toBe(true)
})

test('without a network a hit opens at its place all the same', async () => {
  const { page } = await open('offline')
  await page.getByRole('searchbox', { name: 'Search' }).fill('kettle')
  await page.locator('.hit').nth(20).click()
  await page.locator('.message[data-target=true]', { hasText: 'kettle' }).waitFor()
  await page
    .getByText(/No connection|offline/i)
    .first()
    .waitFor()
})

test('in a window that is not looked at, what arrives in the open conversation is not taken for read until it is', async () => {
  const { page, choose, callsOf, log } = await open('office')
  await choose('Amina Okafor')
  const look = (looks: boolean) =>
    page.evaluate(looks => {
      document.hasFocus = () => looks
      window.dispatchEvent(new Event(looks ? 'focus' : 'blur'))
    }, looks)
  await look(false)
  await page.evaluate(() => {
    const { fake, world } = window
    fake.receive(world.ACCOUNT, world.threadId('amina'), world.amina, 'on my way')
  })
  await log().getByText('on my way').waitFor()
  expect(await callsOf('thread.read')).toEqual([])
  const attention = (await callsOf('attention.set')) as { focused: boolean }[]
  expect(attention.at(-1)?.focused).toBe(false)
  await look(true)
  await page.waitForFunction(() => window.fake.calls.some(({ name }) => name === 'thread.read'))
})

test('of everything that happens to messages only their arrival is spoken, each once and without a time', async () => {
  const { page, choose, box, log } = await open('office')
  await choose('Amina Okafor')
  await page.evaluate(() => {
    const spoken: string[] = []
    Object.assign(window, { spoken })
    const isHeard = (node: Node | null) =>
      (node instanceof Element ? node : node?.parentElement)?.closest(
        '[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]',
      )
    new MutationObserver(changes => {
      for (const { target, addedNodes } of changes)
        for (const node of addedNodes) {
          const text = isHeard(target) || isHeard(node) ? (node.textContent ?? '') : ''
          if (text) spoken.push(text)
        }
    }).observe(document.body, { childList: true, subtree: true })
  })
  await page.evaluate(async () => {
    const { fake, world } = window
    const threadId = world.threadId('amina')
    const soon = () => new Promise(requestAnimationFrame)
    for (let n = 0; n < 4; n++) {
      fake.emit('typing.changed', { accountId: world.ACCOUNT, typing: { threadId, people: [world.amina] } })
      await soon()
      fake.emit('typing.changed', { accountId: world.ACCOUNT, typing: { threadId, people: [] } })
      await soon()
    }
    const said = fake.receive(world.ACCOUNT, threadId, world.amina, 'hello')
    await soon()
    for (const version of [1, 2, 3]) {
      fake.put(world.ACCOUNT, { ...said, version: said.version + version, editedAt: Date.now() })
      await soon()
    }
    const mark = { threadId, userId: world.amina.id, readUpTo: Date.now(), readAt: Date.now() }
    fake.emit('receipt.changed', { accountId: world.ACCOUNT, mark })
    await soon()
  })
  await box().fill('and to you')
  await box().press('Enter')
  await log().getByText('and to you').waitFor()
  await log().locator('.message[data-delivery=sent]', { hasText: 'and to you' }).waitFor()
  expect(await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken)).toEqual(['Amina Okafor: hello'])
})

test('a network that is there again is told of at once, and a window says whose it is', async () => {
  const { page, callsOf } = await open('profile')
  await page.waitForFunction(() => document.title === 'Parlance (anna)')
  expect(await callsOf('network.back')).toEqual([])
  await page.context().setOffline(true)
  await page.context().setOffline(false)
  await expect.poll(() => callsOf('network.back')).toEqual([{}])
})
