import { expect, test } from 'vitest'
import { Drafts } from '../../renderer/store/drafts.ts'
import { plainDraft } from '../helpers/plain-draft.ts'
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
  drafts.set(one, plainDraft('half a sent'))
  drafts.set(two, plainDraft('something else'))
  expect(drafts.get(one)?.text).toBe('half a sent')
  drafts.flush(one)
  expect(saved()).toEqual([{ ...one, draft: plainDraft('half a sent') }])
  drafts.flushAll()
})

test('closing the window saves everything once', () => {
  const { drafts, one, two, saved } = start()
  drafts.set(one, plainDraft('a'))
  drafts.set(one, plainDraft('ab'))
  drafts.set(two, plainDraft('c'))
  drafts.flushAll()
  drafts.flushAll()
  expect(saved()).toEqual([
    { ...one, draft: plainDraft('ab') },
    { ...two, draft: plainDraft('c') },
  ])
})

test('a sent message leaves no draft behind, not even one that was about to be saved', () => {
  const { drafts, one, saved } = start()
  drafts.set(one, plainDraft('hello'))
  drafts.settle(one, plainDraft(''))
  drafts.flushAll()
  expect(drafts.get(one)?.text).toBe('')
  expect(saved()).toEqual([{ ...one, draft: plainDraft('') }])
})
