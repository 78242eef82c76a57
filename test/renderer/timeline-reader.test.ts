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
  expect(timeline().missed).toBe(1)
  while (!atNewest(timeline())) await reader.newer(place)
  expect(timeline().messages.at(-1)?.key).toBe(arrived.key)
  const numbers = timeline().messages.slice(0, -1).map(number)
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
})

test('shows the newest messages when so many arrived that the way back would have a hole', async () => {
  const { bridge, reader, place, timeline } = await opened(1000)
  while (atNewest(timeline())) await reader.older(place)
  for (let count = 0; count < 300; count++) bridge.receive(ACCOUNT, place.threadId, amina, `news ${count}`)
  await reader.newer(place)
  expect(atNewest(timeline())).toBe(true)
  expect(timeline().messages.at(-1)?.body).toEqual({ kind: 'text', text: 'news 299' })
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
