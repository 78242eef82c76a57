import { expect, test } from 'vitest'
import { MessageKey, ServerMessageId, type ThreadId } from '../../electron/contract/domain.ts'
import { jsonExport } from '../../electron/core/export-json.ts'
import { exportPieces, type ExportPiece } from '../../electron/core/export-walk.ts'
import { newestOfAll, type HistoryStore, type StoredMessage } from '../../electron/core/store-ports.ts'
import { en } from '../../electron/core/words-en.ts'
import { fakeWorld, me, other, threadA, threadB } from '../helpers/fake-world.ts'

const stored = (threadId: ThreadId, n: number): StoredMessage => ({
  ...{ key: MessageKey.parse(`k${n}`), threadId, serverId: ServerMessageId.parse(String(n)), sequenceId: null },
  // Many of one millisecond.
  ...{ sentAt: 1000 + Math.floor(n / 7), version: n, sender: other, editedAt: null, metadata: {} },
  body: { kind: 'text', text: String(n) },
})

function put(history: HistoryStore, threadId: ThreadId, numbers: number[]): void {
  history.transaction(() => {
    for (const n of numbers) history.putMessage(stored(threadId, n))
  })
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

function walked(history: HistoryStore, between: (piece: ExportPiece) => void = () => {}) {
  const pieces: ExportPiece[] = []
  const format = jsonExport({ me, exportedAt: 0, words: en.exported })
  for (const piece of exportPieces(
    () => history,
    [threadA, threadB],
    format,
    person => person,
  )) {
    pieces.push(piece)
    between(piece)
  }
  const { threads } = JSON.parse(pieces.map(({ text }) => text).join('')) as {
    threads: { id: string; partial: boolean; messages: { id: string }[] }[]
  }
  return { pieces, threads, ids: threads.map(({ messages }) => messages.map(({ id }) => Number(id))) }
}

test('every message is written once, some hundred at a time, and progress only grows', () => {
  const { history } = fakeWorld()
  put(history, threadA, upTo(1001))
  put(history, threadB, upTo(3))
  const { pieces, ids } = walked(history)
  expect(ids.map(list => list.toSorted((a, b) => a - b))).toEqual([upTo(1001), upTo(3)])
  expect(Math.max(...pieces.map(({ messages }) => messages))).toBeLessThanOrEqual(200)
  const parts = pieces.map(({ part }) => part)
  expect(parts).toEqual(parts.toSorted((a, b) => a - b))
  expect([parts[0], parts.at(-1)]).toEqual([0, 1])
})

test('a thread is what it was when its turn came, whatever arrives and is deleted on the way', () => {
  const { history } = fakeWorld()
  put(history, threadA, upTo(500))
  put(history, threadB, upTo(10))
  let next = 500
  const { ids, threads } = walked(history, () => {
    put(history, threadA, [next++])
    if (next === 503) history.removeThread(threadB)
  })
  expect(ids[0]?.filter(n => n < 500).toSorted((a, b) => a - b)).toEqual(upTo(500))
  // The ones that had come before this thread was begun, and those of the last one's very millisecond.
  expect(ids[0]?.filter(n => n > 503)).toEqual([])
  expect(threads.map(({ id }) => id)).toEqual([threadA])
})

test('a thread with a hole in it is said to be partial, and so is one that is found to have one on the way', () => {
  const { history } = fakeWorld()
  const hole = { ceiling: newestOfAll, floor: 0, next: null, missing: null, total: null }
  history.putHoles(threadA, [hole])
  put(history, threadB, upTo(300))
  const { threads, pieces } = walked(history, ({ messages }) => {
    if (messages > 100) history.putHoles(threadB, [hole])
  })
  expect(threads.map(({ partial }) => partial)).toEqual([true, true])
  expect(pieces.some(({ partial }) => partial)).toBe(true)
  history.putHoles(threadA, [])
  history.putHoles(threadB, [])
  expect(walked(history).threads.map(({ partial }) => partial)).toEqual([false, false])
})
