import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { HistoryStore, JournalStore, StoredMessage } from '../../electron/core/store-ports.ts'
import { connect } from '../../electron/store/connect.ts'
import { decrypted } from './decrypted.ts'
import { aMessage, anOutboxItem, key, noon, otherThread, thread } from './fixtures.ts'
import { close, place, tempFolder } from './temp-storage.ts'
import { plainDraft } from '../helpers/plain-draft.ts'

const marker = 'xyzzy-plugh'
const text = (words: string): StoredMessage['body'] => ({ kind: 'text', text: words })
const deleted: StoredMessage['body'] = { kind: 'deleted', at: noon }

/** In which of the two files somebody with the key finds the words. */
function foundIn(file: string, words: string): string[] {
  return Object.entries(decrypted(file, key)).flatMap(([name, bytes]) => (bytes.includes(words) ? [name] : []))
}

test('this test would see text that is still there: it finds what was put, and what plain SQLite leaves behind', () => {
  const here = place()
  const first = here.open()
  first.history.putMessage(aMessage(1, { body: text(marker) }))
  expect(foundIn(here.file('history.db'), marker)).toEqual(['wal'])
  close(first)
  expect(foundIn(here.file('history.db'), marker)).toEqual(['database'])

  const careless = connect(here.file('history.db'), key)
  careless.pragma('secure_delete = OFF')
  careless.exec('DELETE FROM messages')
  careless.close()
  expect(foundIn(here.file('history.db'), marker)).toEqual(['database'])
})

const endings: [name: string, end: (message: StoredMessage, history: HistoryStore) => void][] = [
  ['deleted', (message, history) => history.putMessage({ ...message, body: deleted })],
  ['edited to something shorter', (message, history) => history.putMessage({ ...message, body: text('x') })],
  [
    'edited to something longer',
    (message, history) => history.putMessage({ ...message, body: text('x'.repeat(9_000)) }),
  ],
  ['moved', (message, history) => history.putMessage({ ...message, sentAt: noon + 99, body: deleted })],
  ['removed with its thread', (_, history) => history.removeThread(thread)],
]

test.each(endings)('text of a message that is %s is gone from both files five seconds later', (_, end) => {
  const here = place()
  const { history } = here.open()
  history.transaction(() => {
    for (let n = 0; n < 50; n++) history.putMessage(aMessage(n, { threadId: n % 2 ? thread : otherThread }))
  })
  for (const long of [marker, `${marker} ${'long '.repeat(2_000)}`]) {
    const message = aMessage(51, { body: text(long) })
    history.putMessage(message)
    here.clock.advance(60_000)
    end(message, history)
    expect(foundIn(here.file('history.db'), marker)).not.toEqual([])
    here.clock.advance(5_000)
    expect(foundIn(here.file('history.db'), marker)).toEqual([])
  }
})

const journalEndings: [name: string, begin: (journal: JournalStore) => void, end: (journal: JournalStore) => void][] = [
  [
    'a draft that was emptied',
    journal => journal.setDraft(thread, plainDraft(marker)),
    journal => journal.setDraft(thread, plainDraft('')),
  ],
  [
    'a draft that was changed',
    journal => journal.setDraft(thread, plainDraft(marker)),
    journal => journal.setDraft(thread, plainDraft('x')),
  ],
  [
    'an unsent message that was taken back',
    journal =>
      journal.putOutbox(
        anOutboxItem(1, { work: { kind: 'send', body: { kind: 'text', text: marker }, replyTo: null } }),
      ),
    journal => journal.removeOutbox(anOutboxItem(1).localId),
  ],
  [
    'an unsent message that was changed',
    journal =>
      journal.putOutbox(
        anOutboxItem(1, { work: { kind: 'send', body: { kind: 'text', text: marker }, replyTo: null } }),
      ),
    journal => journal.putOutbox(anOutboxItem(1)),
  ],
]

test.each(journalEndings)('%s leaves no trace five seconds later', (_, begin, end) => {
  const here = place()
  const { journal } = here.open()
  begin(journal)
  here.clock.advance(60_000)
  expect(foundIn(here.file('journal.db'), marker)).not.toEqual([])
  end(journal)
  here.clock.advance(5_000)
  expect(foundIn(here.file('journal.db'), marker)).toEqual([])
})

test('text that was overwritten before a crash leaves the WAL when the account is opened again', () => {
  const here = place()
  const crashed = here.open()
  crashed.history.putMessage(aMessage(1, { body: text(marker) }))
  crashed.history.putMessage(aMessage(1, { body: deleted }))
  expect(foundIn(here.file('history.db'), marker)).toEqual(['wal'])
  // Opened while the first never closed: for the file this is what a crash is.
  here.open()
  expect(foundIn(here.file('history.db'), marker)).toEqual([])
})

test('not even the copies are left that splitting pages made, once the account is closed', () => {
  const here = place()
  const first = here.open()
  const count = 4_000
  // Out of order, so that pages are split again and again.
  const order = Array.from({ length: count }, (_, n) => (n * 2_654_435_761) % count)
  const ofMessage = (n: number): StoredMessage =>
    aMessage(n, {
      threadId: n % 3 ? thread : otherThread,
      body: text(`${marker}-${n}-${'filler '.repeat(n % 30)}`),
    })
  first.history.transaction(() => {
    for (const n of order) first.history.putMessage(ofMessage(n))
  })
  first.history.transaction(() => {
    for (const n of order) first.history.putMessage({ ...ofMessage(n), body: deleted })
  })
  close(first)
  expect(foundIn(here.file('history.db'), marker)).toEqual([])
})

test('nothing is written in the clear beside the databases', () => {
  const here = place(tempFolder())
  const { history } = here.open()
  history.transaction(() => {
    for (let n = 0; n < 1_000; n++) history.putMessage(aMessage(n, { body: text(`${marker} ${'long '.repeat(200)}`) }))
    history.removeThread(thread)
  })
  while (history.indexSlice(100));
  here.clock.advance(5_000)
  expect(foundIn(here.file('history.db'), marker)).toEqual([])
})

test('words that are nowhere said any more are gone from the index too', () => {
  const here = place()
  const { history } = here.open()
  const count = 480
  // Said in capitals: what is found in small letters is the index.
  const wordOf = (n: number): string =>
    createHash('sha256').update(String(n)).digest('hex').replace(/\d/g, '').slice(0, 20)
  const ofMessage = (n: number): StoredMessage =>
    aMessage(n, { threadId: n % 8 ? thread : otherThread, body: text(`SAID ${wordOf(n).toUpperCase()} BY ${n % 50}`) })
  // In pieces and out of order, so that the index is merged again and again.
  for (let from = 0; from < count; from += 20) {
    history.transaction(() => {
      for (let n = from; n < from + 20; n++) history.putMessage(ofMessage((n * 2_654_435_761) % count))
    })
  }
  // A word begins where the one before it stops being like it, so only its end is there for certain.
  const seen = (): number[] => {
    const { database, wal } = decrypted(here.file('history.db'), key)
    const all = Buffer.concat([database, wal])
    return Array.from({ length: count }, (_, n) => n).filter(n => all.includes(wordOf(n).slice(8)))
  }
  expect(seen()).toHaveLength(count)
  history.removeThread(otherThread)
  for (let n = 1; n < count; n += 24) history.putMessage({ ...ofMessage(n), body: deleted })
  for (let n = 2; n < count; n += 24) history.putMessage({ ...ofMessage(n), body: text('CHANGED') })
  while (history.indexSlice(100));
  here.clock.advance(5_000)
  expect(seen().filter(n => n % 8 === 0 || n % 24 === 1 || n % 24 === 2)).toEqual([])
  expect(seen()).toHaveLength(count * (1 - 1 / 8 - 2 / 24))
})
