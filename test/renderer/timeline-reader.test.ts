import { expect, test } from 'vitest'
import { type Place, placeKey } from '../../renderer/store/place.ts'
import { nothingKnown, reduce } from '../../renderer/store/state.ts'
import { createStore } from '../../renderer/store/store.ts'
import { Session } from '../../renderer/store/session.ts'
import { TimelineReader } from '../../renderer/store/timeline-reader.ts'
import { HELD_AT_MOST, atNewest } from '../../renderer/store/timeline.ts'
import { ACCOUNT, account, addLongThread, amina, emptyBridge } from './page/world.ts'

async function opened(count: number) {
  const bridge = emptyBridge()
  const threadId = addLongThread(bridge.add(account()), count, 1_700_000_000_000)
  const store = createStore(nothingKnown, reduce)
  const reader = new TimelineReader(bridge, store)
  const session = new Session(bridge, store, reader)
  session.start()
  await session.read()
  const place: Place = { accountId: ACCOUNT, threadId }
  await reader.open(place)
  const timeline = () => {
    const known = store.get().timelines[placeKey(place)]
    if (!known) throw new Error('the thread is not open')
    return known
  }
  return { bridge, reader, place, timeline }
}

const number = (message: { body: { kind: string; text?: string } } | undefined) =>
  Number(message?.body.text?.split(':')[0])

test('reading through fifty thousand messages and back never holds more than three hundred, and skips none', async () => {
  const { reader, place, timeline } = await opened(50_000)
  let oldest = number(timeline().messages[0])
  while (timeline().before === 'more') {
    await reader.older(place)
    const first = number(timeline().messages[0])
    expect(oldest - first).toBeLessThanOrEqual(60)
    oldest = first
    expect(timeline().messages.length).toBeLessThanOrEqual(HELD_AT_MOST)
  }
  expect(oldest).toBe(0)
  while (!atNewest(timeline())) {
    const before = number(timeline().messages.at(-1))
    await reader.newer(place)
    expect(timeline().messages.some(message => number(message) === before + 1)).toBe(true)
    expect(timeline().messages.length).toBeLessThanOrEqual(HELD_AT_MOST)
  }
  expect(number(timeline().messages.at(-1))).toBe(49_999)
}, 60_000)

test('what arrived meanwhile is there on the way back, and nothing is missing before it', async () => {
  const { bridge, reader, place, timeline } = await opened(1000)
  while (timeline().before === 'more') await reader.older(place)
  const arrived = bridge.receive(ACCOUNT, place.threadId, amina, 'news')
  expect(timeline().messages.some(({ key }) => key === arrived.key)).toBe(false)
  while (!atNewest(timeline())) await reader.newer(place)
  expect(timeline().messages.at(-1)?.key).toBe(arrived.key)
  const numbers = timeline().messages.slice(0, -1).map(number)
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
})

test('however many arrived meanwhile, all of them are there on the way back, page by page', async () => {
  const { bridge, reader, place, timeline } = await opened(1000)
  while (atNewest(timeline())) await reader.older(place)
  for (let count = 0; count < 300; count++) bridge.receive(ACCOUNT, place.threadId, amina, `${1000 + count}: news`)
  while (!atNewest(timeline())) {
    const before = number(timeline().messages.at(-1))
    await reader.newer(place)
    expect(timeline().messages.some(message => number(message) === before + 1)).toBe(true)
  }
  expect(number(timeline().messages.at(-1))).toBe(1299)
})

test('a jump into the middle lands there, and from there both ways skip none and never hold more than three hundred', async () => {
  const { bridge, reader, place, timeline } = await opened(50_000)
  const wanted = bridge.thread(ACCOUNT, place.threadId).messages[20_000]!
  await reader.open(place, wanted.key)
  expect(timeline()).toMatchObject({ landed: wanted.key })
  expect(timeline().messages.some(({ key }) => key === wanted.key)).toBe(true)
  let [oldest, newest] = [number(timeline().messages[0]), number(timeline().messages.at(-1))]
  expect(oldest).toBeLessThan(20_000)
  expect(newest).toBeGreaterThan(20_000)
  const held = () => {
    const numbers = timeline().messages.map(number)
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
    expect(numbers.length).toBeLessThanOrEqual(HELD_AT_MOST)
  }
  while (!atNewest(timeline())) {
    await reader.newer(place)
    expect(timeline().messages.some(message => number(message) === newest + 1)).toBe(true)
    newest = number(timeline().messages.at(-1))
    held()
  }
  expect(newest).toBe(49_999)
  await reader.goTo(place, { at: 'message', key: wanted.key })
  oldest = number(timeline().messages[0])
  while (timeline().before === 'more') {
    await reader.older(place)
    expect(timeline().messages.some(message => number(message) === oldest - 1)).toBe(true)
    oldest = number(timeline().messages[0])
    held()
  }
  expect(oldest).toBe(0)
}, 60_000)

test('a date leads to the first message of that time or after it', async () => {
  const { bridge, reader, place, timeline } = await opened(1000)
  const wanted = bridge.thread(ACCOUNT, place.threadId).messages[300]!
  await reader.goTo(place, { at: 'time', time: wanted.sentAt - 10_000 })
  expect(timeline().landed).toBe(wanted.key)
  const landings = timeline().landings
  await reader.goTo(place, { at: 'message', key: wanted.key })
  expect(timeline().landings).toBe(landings + 1)
})

test('opens at the first unread message, however many there are', async () => {
  const { bridge, reader, place, timeline } = await opened(5000)
  reader.close()
  bridge.change(ACCOUNT, place.threadId, { unread: 1500 })
  await reader.open(place)
  const theirs = bridge.thread(ACCOUNT, place.threadId).messages.filter(({ mine }) => !mine)
  expect(timeline().landed).toBe(theirs.at(-1500)?.key)
  expect(atNewest(timeline())).toBe(false)
})

test('what was missing on this computer is there once it came, at the end and in between', async () => {
  const { bridge, reader, place, timeline } = await opened(400)
  const fake = bridge.thread(ACCOUNT, place.threadId)
  const all = fake.messages
  reader.close()
  fake.thread = { ...fake.thread, kept: { state: 'partial', part: 0.5 } }
  fake.messages = [...all.slice(320, 350), ...all.slice(360)]
  fake.holes = new Set([all[360]!.key])
  await reader.open(place)
  await reader.older(place)
  expect(timeline()).toMatchObject({ before: 'not-here-yet', gaps: [all[360]!.key] })
  await reader.older(place)
  expect(timeline().messages).toHaveLength(70)
  fake.messages = all.slice(320)
  fake.holes = new Set()
  reader.inView(place, all[325]!.key)
  await reader.grew(place)
  expect(timeline()).toMatchObject({ before: 'not-here-yet', gaps: [] })
  expect(timeline().messages.map(number)).toEqual(all.slice(320).map(number))
  fake.messages = all
  await reader.grew(place)
  await reader.older(place)
  expect(number(timeline().messages[0])).toBe(260)
})

test('reads the whole of what it holds again when too much changed to be told, where the reader is', async () => {
  const { bridge, reader, place, timeline } = await opened(1000)
  for (let pages = 0; pages < 8; pages++) await reader.older(place)
  const held = timeline().messages.map(({ key }) => key)
  const fake = bridge.thread(ACCOUNT, place.threadId)
  fake.messages = fake.messages.map(message => ({ ...message, editedAt: 1 }))
  await reader.again(place)
  expect(timeline().messages.map(({ key }) => key)).toEqual(held)
  expect(timeline().messages.every(message => message.editedAt === 1)).toBe(true)
})

test('a reset while a page is on its way is followed after it, not dropped', async () => {
  const { bridge, reader, place, timeline } = await opened(1000)
  const older = reader.older(place)
  const fake = bridge.thread(ACCOUNT, place.threadId)
  fake.messages = fake.messages.map(message => ({ ...message, editedAt: 1 }))
  bridge.emit('timeline.reset', place)
  await older
  expect(timeline().messages).toHaveLength(120)
  expect(timeline().messages.every(message => message.editedAt === 1)).toBe(true)
})

test('says why when a thread could not be read, and reads it when asked again', async () => {
  const { bridge, reader, place, timeline } = await opened(100)
  reader.close()
  bridge.answer('message.page', () => ({ ok: false, error: { kind: 'storage', problem: 'damaged', detail: '' } }))
  await reader.open(place)
  expect(timeline()).toMatchObject({ status: 'failed', error: { kind: 'storage' } })
})
