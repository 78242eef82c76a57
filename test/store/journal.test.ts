import { expect, test } from 'vitest'
import { LocalId, MessageKey, ServerMessageId } from '../../electron/contract/domain.ts'
import type { Work } from '../../electron/core/store-ports.ts'
import { connect } from '../../electron/store/connect.ts'
import { journalMigrations } from '../../electron/store/journal.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { ann, anOutboxItem, key, otherThread, thread } from './fixtures.ts'
import { close, place } from './temp-storage.ts'
import { plainDraft } from '../helpers/plain-draft.ts'

test('the outbox keeps the order of writing, whatever changes meanwhile', () => {
  const here = place()
  const first = here.open()
  const items = [3, 1, 2].map(n => anOutboxItem(n))
  items.forEach(item => first.journal.putOutbox(item))
  const failed = anOutboxItem(3, {
    attempts: 2,
    firstAttemptAt: 7,
    work: { kind: 'send', body: { kind: 'html', html: '<i>x</i>' }, replyTo: null },
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

test('whatever a person did is kept as it was done', () => {
  const here = place()
  const first = here.open()
  const target = MessageKey.parse('01890a5d-ac96-774b-bcce-000000000009')
  const after = LocalId.parse('01890a5d-ac96-774b-bcce-000000000008')
  const body = { kind: 'text', text: 'x' } as const
  const works: Work[] = [
    { kind: 'send', body, replyTo: null },
    { kind: 'send', body, replyTo: ServerMessageId.parse('17') },
    { kind: 'edit', target, serverId: null, body, over: null },
    { kind: 'edit', target, serverId: ServerMessageId.parse('17'), body, over: { version: 17, after } },
    { kind: 'delete', target, serverId: ServerMessageId.parse('17') },
    { kind: 'rename', topic: 'Harbour "two"' },
    { kind: 'add', people: [{ id: ann, name: null }], sharedFrom: 5 },
    { kind: 'remove', person: { id: ann, name: 'Ann' } },
  ]
  works.forEach((work, n) => first.journal.putOutbox(anOutboxItem(n, { work })))
  close(first)
  expect(
    here
      .open()
      .journal.outbox()
      .map(({ work }) => work),
  ).toEqual(works)
})

test('messages that waited in an older journal wait on in the new one, in their order, beside what cannot be read', () => {
  const here = place()
  close(here.open())
  const old = connect(here.file('journal.db'), key)
  const tables = old.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
  for (const table of tables.pluck().all()) old.exec(`DROP TABLE ${String(table)}`)
  old.pragma('user_version = 0')
  migrate(old, journalMigrations.slice(0, 2))
  const insert = old.prepare(
    `INSERT INTO outbox (local_id, thread_id, body, created_at, attempts, first_attempt_at, state)
     VALUES (?, ?, ?, ?, 2, 7, '{"state":"unknown"}')`,
  )
  const items = [2, 1].map(n => anOutboxItem(n, { attempts: 2, firstAttemptAt: 7, state: { state: 'unknown' } }))
  for (const { localId, work, createdAt } of items) {
    insert.run(localId, thread, JSON.stringify(work.kind === 'send' && work.body), createdAt)
  }
  insert.run('spoiled', thread, 'not json', 1)
  old.close()
  expect(here.open().journal.outbox()).toEqual(items)
})

test('a thread that is forgotten takes everything of it along, and nothing of another', () => {
  const { journal } = place().open()
  for (const [n, threadId] of [thread, otherThread].entries()) {
    journal.putOutbox(anOutboxItem(n, { threadId }))
    journal.setDraft(threadId, plainDraft('half'))
    journal.setReadUpTo(threadId, 5)
    journal.setReceipt(threadId, { serverId: ServerMessageId.parse('1'), sent: false })
  }
  journal.forgetThread(thread)
  const left = (threadId: typeof thread) => [
    journal.outboxOf(threadId).length,
    journal.draft(threadId).text,
    journal.readUpTo(threadId),
    journal.unsentReceipts().filter(receipt => receipt.threadId === threadId).length,
  ]
  expect(left(thread)).toEqual([0, '', 0, 0])
  expect(left(otherThread)).toEqual([1, 'half', 5, 1])
})

test('a transaction of the journal is there as a whole or not at all', () => {
  const { journal } = place().open()
  journal.putOutbox(anOutboxItem(1))
  const halfway = (): void =>
    journal.transaction(() => {
      journal.removeOutbox(anOutboxItem(1).localId)
      journal.putOutbox(anOutboxItem(2))
      throw new Error('halfway')
    })
  expect(halfway).toThrow('halfway')
  expect(journal.outbox()).toEqual([anOutboxItem(1)])
})

test('a draft is kept per thread until it is emptied', () => {
  const here = place()
  const first = here.open()
  first.journal.setDraft(thread, plainDraft('half a sen'))
  first.journal.setDraft(thread, plainDraft('half a sentence'))
  close(first)
  const { journal } = here.open()
  expect(journal.draft(thread).text).toBe('half a sentence')
  expect(journal.draft(otherThread).text).toBe('')
  journal.setDraft(thread, plainDraft(''))
  expect(journal.draft(thread).text).toBe('')
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

test('a draft keeps its form and what it answers', () => {
  const here = place()
  const first = here.open()
  const quote = { of: ServerMessageId.parse('1'), author: 'Ada', text: 'Where?' }
  const draft = { text: 'here', html: '<p><em>here</em></p>', quote }
  first.journal.setDraft(thread, draft)
  close(first)
  const { journal } = here.open()
  expect(journal.draft(thread)).toEqual(draft)
  journal.setDraft(thread, { ...draft, text: '', html: null })
  expect(journal.draft(thread)).toEqual({ text: '', html: null, quote })
  journal.setDraft(thread, plainDraft(''))
  expect(journal.draft(thread)).toEqual(plainDraft(''))
})

test('where threads stand and the address book are kept, and go with what they are about', () => {
  const here = place()
  const first = here.open()
  const standing = { pinned: 3, muted: { until: null }, markedUnread: true }
  const contact = { id: ann, name: 'Annie', hue: 5, note: 'of the harbour' }
  first.journal.setStanding(thread, standing)
  first.journal.setStanding(otherThread, { pinned: null, muted: { until: 7 }, markedUnread: false })
  first.journal.putContact(contact)
  close(first)

  const { journal } = here.open()
  expect(journal.standing(thread)).toEqual(standing)
  expect(journal.standing(otherThread)).toEqual({ pinned: null, muted: { until: 7 }, markedUnread: false })
  expect(journal.contacts()).toEqual([contact])
  journal.setStanding(otherThread, { pinned: null, muted: null, markedUnread: false })
  expect(journal.standings()).toEqual([{ threadId: thread, standing }])
  journal.forgetThread(thread)
  journal.removeContact(ann)
  expect(journal.standings()).toEqual([])
  expect(journal.standing(thread)).toEqual({ pinned: null, muted: null, markedUnread: false })
  expect(journal.contacts()).toEqual([])
})
