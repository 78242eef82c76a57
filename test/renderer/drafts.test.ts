import { expect, test } from 'vitest'
import { Drafts } from '../../renderer/store/drafts.ts'
import { ACCOUNT, account, addThread, amina, emptyBridge, tomas } from './page/world.ts'

function start() {
  const bridge = emptyBridge()
  const mine = bridge.add(account())
  const one = { accountId: ACCOUNT, threadId: addThread(mine, 'one', [amina], []) }
  const two = { accountId: ACCOUNT, threadId: addThread(mine, 'two', [tomas], []) }
  const saved = () => bridge.calls.filter(({ name }) => name === 'draft.set').map(({ input }) => input)
  return { drafts: new Drafts(bridge), one, two, saved }
}

test('what is typed is there at once, and saved when the thread is left', () => {
  const { drafts, one, two, saved } = start()
  drafts.set(one, 'half a sent')
  drafts.set(two, 'something else')
  expect(drafts.get(one)).toBe('half a sent')
  drafts.flush(one)
  expect(saved()).toEqual([{ ...one, text: 'half a sent' }])
  drafts.flushAll()
})

test('closing the window saves everything once', () => {
  const { drafts, one, two, saved } = start()
  drafts.set(one, 'a')
  drafts.set(one, 'ab')
  drafts.set(two, 'c')
  drafts.flushAll()
  drafts.flushAll()
  expect(saved()).toEqual([
    { ...one, text: 'ab' },
    { ...two, text: 'c' },
  ])
})

test('a sent message leaves no draft behind, not even one that was about to be saved', () => {
  const { drafts, one, saved } = start()
  drafts.set(one, 'hello')
  drafts.settle(one, '')
  drafts.flushAll()
  expect(drafts.get(one)).toBe('')
  expect(saved()).toEqual([{ ...one, text: '' }])
})
