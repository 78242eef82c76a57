import { expect, test } from 'vitest'
import { createStore } from '../../renderer/store/store.ts'

function counter() {
  const later: (() => void)[] = []
  const store = createStore(
    0,
    (state, by: number) => state + by,
    then => later.push(then),
  )
  const told: number[] = []
  const stop = store.subscribe(() => told.push(store.get()))
  return { store, told, stop, after: () => later.splice(0).forEach(then => then()) }
}

test('of what is heard in one go the first is told of at once and the rest together, and all of it is known at once', () => {
  const { store, told, after } = counter()
  for (const by of [1, 10, 100]) store.hear(by)
  expect(store.get()).toBe(111)
  expect(told).toEqual([1])
  after()
  expect(told).toEqual([1, 111])
  after()
  store.hear(1000)
  expect(told).toEqual([1, 111, 1111])
})

test('what is done here is told of before anything goes on, with what was heard and not told yet', () => {
  const { store, told, after } = counter()
  store.hear(1)
  store.hear(10)
  store.apply(100)
  expect(told).toEqual([1, 111])
  after()
  expect(told).toEqual([1, 111])
})

test('what changes nothing is told to nobody, and neither is who stopped listening', () => {
  const { store, told, stop, after } = counter()
  store.hear(0)
  store.apply(0)
  expect(told).toEqual([])
  stop()
  store.hear(1)
  after()
  expect(told).toEqual([])
})
