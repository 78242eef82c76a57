import { expect, test } from 'vitest'
import { ServerMessageId } from '../../electron/contract/domain.ts'
import { anOutboxItem, otherThread, thread } from './fixtures.ts'
import { close, place } from './temp-storage.ts'

test('the outbox keeps the order of writing, whatever changes meanwhile', () => {
  const here = place()
  const first = here.open()
  const items = [3, 1, 2].map(n => anOutboxItem(n))
  items.forEach(item => first.journal.putOutbox(item))
  const failed = anOutboxItem(3, {
    attempts: 2,
    firstAttemptAt: 7,
    work: { kind: 'send', body: { kind: 'html', html: '<i>x</i>' } },
    state: { state: 'failed', reason: 'too-large', detail: 'really' },
  })
  const unknown = anOutboxItem(1, { state: { state: 'unknown' } })
  first.journal.putOutbox(failed)
  first.journal.putOutbox(unknown)
  close(first)

  const { journal } = here.open()
  expect(journal.outbox()).toEqual([failed, unknown, items[2]])
  expect(journal.outboxItem(failed.localId)).toEqual(failed)
  journal.removeOutbox(failed.localId)
  expect(journal.outboxItem(failed.localId)).toBeNull()
  journal.putOutbox(failed)
  expect(journal.outbox()).toEqual([unknown, items[2], failed])
})

test('the outbox of a thread has only what goes there', () => {
  const { journal } = place().open()
  const here = anOutboxItem(1)
  const there = anOutboxItem(2, { threadId: otherThread })
  journal.putOutbox(here)
  journal.putOutbox(there)
  expect(journal.outboxOf(thread)).toEqual([here])
  expect(journal.outboxOf(otherThread)).toEqual([there])
})

test('a draft is kept per thread until it is emptied', () => {
  const here = place()
  const first = here.open()
  first.journal.setDraft(thread, 'half a sen')
  first.journal.setDraft(thread, 'half a sentence')
  close(first)
  const { journal } = here.open()
  expect(journal.draft(thread)).toBe('half a sentence')
  expect(journal.draft(otherThread)).toBe('')
  journal.setDraft(thread, '')
  expect(journal.draft(thread)).toBe('')
})

test('how far I read is kept per thread', () => {
  const { journal } = place().open()
  expect(journal.readUpTo(thread)).toBe(0)
  journal.setReadUpTo(thread, 5)
  journal.setReadUpTo(otherThread, 9)
  journal.setReadUpTo(thread, 7)
  expect([journal.readUpTo(thread), journal.readUpTo(otherThread)]).toEqual([7, 9])
})

test('a receipt waits until the service was told, and a later one takes its place', () => {
  const { journal } = place().open()
  const [one, two] = [ServerMessageId.parse('1'), ServerMessageId.parse('2')]
  journal.setReceipt(thread, { serverId: one, sent: false })
  journal.setReceipt(thread, { serverId: two, sent: false })
  journal.setReceipt(otherThread, { serverId: one, sent: true })
  expect(journal.unsentReceipts()).toEqual([{ threadId: thread, serverId: two }])
  journal.setReceipt(thread, { serverId: two, sent: true })
  expect(journal.unsentReceipts()).toEqual([])
})
