import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Body } from '../../electron/contract/domain.ts'
import type { HistoryStore, SoughtTerm } from '../../electron/core/store-ports.ts'
import { connect } from '../../electron/store/connect.ts'
import { historyMigrations } from '../../electron/store/history.ts'
import { indexedWords, type IndexedRow } from '../../electron/store/indexed-words.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { aMessage, ann, aThread, bob, key, me, noon, otherThread, thread } from './fixtures.ts'
import { close, type Opened, place, type Place } from './temp-storage.ts'

const text = (words: string): Body => ({ kind: 'text', text: words })

function found(history: HistoryStore, ...words: string[]): string[] {
  const all = words.map((word): SoughtTerm => ({ kind: 'phrase', tokens: [word], prefix: false }))
  return history.search({ all, none: [], from: 0, until: Infinity }, null, 1000).map(({ message }) => message.key)
}

type Posting = [term: string, position: number, offset: number]

/** What is in the index, and what should be, by a second connection. */
function postings(here: Place): { there: Posting[]; expected: Posting[] } {
  const database = connect(here.file('history.db'), key)
  try {
    database.exec('CREATE VIRTUAL TABLE temp.postings USING fts5vocab (main, search, instance)')
    const there = database.prepare('SELECT term, doc, offset FROM postings ORDER BY term, doc, offset').raw().all()
    const rows = database.prepare('SELECT position, thread, sender, body FROM messages').all() as IndexedRow[]
    const expected = rows.flatMap(row =>
      (indexedWords(row)?.split(' ') ?? []).map((term, offset): Posting => [term, row.position, offset]),
    )
    const bytes = (term: string): Buffer => Buffer.from(term)
    expected.sort((a, b) => Buffer.compare(bytes(a[0]), bytes(b[0])) || a[1] - b[1] || a[2] - b[2])
    // Throws where SQLite finds its own structure at odds.
    database.exec("INSERT INTO search (search) VALUES ('integrity-check')")
    return { there: there as Posting[], expected }
  } finally {
    database.close()
  }
}

const word = fc.constantFrom('boat', 'boats', 'sea', '東京', 'été', '👍')
const body: fc.Arbitrary<Body> = fc.oneof(
  fc.array(word, { maxLength: 5 }).map(words => text(words.join(' '))),
  fc.array(word, { maxLength: 3 }).map((words): Body => ({ kind: 'html', html: `<p>${words.join('<br>')}</p>` })),
  fc.constant<Body>({ kind: 'deleted', at: noon }),
)
const put = fc.record({
  n: fc.nat(12),
  threadId: fc.constantFrom(thread, otherThread),
  sentAt: fc.nat(2).map(n => noon + n),
  sender: fc.constantFrom({ id: ann, name: 'Ann' }, { id: bob, name: null }, null),
  /** Some were known under another key before, as our own are that were sent from elsewhere. */
  namesake: fc.boolean(),
  body,
})
const step = fc.oneof(
  { weight: 8, arbitrary: put.map(one => ({ kind: 'put' as const, ...one })) },
  { weight: 1, arbitrary: fc.constantFrom(thread, otherThread).map(id => ({ kind: 'remove' as const, id })) },
)
const transaction = fc.record({ steps: fc.array(step, { maxLength: 8 }), fails: fc.boolean(), inner: fc.boolean() })

test('whatever is put, edited, moved, removed or undone, the index holds the words of the messages that are there', () => {
  const here = place()
  const { history } = here.open()
  const undo = new Error('undo')
  const attempt = (work: () => void): void => {
    try {
      history.transaction(work)
    } catch (error) {
      if (error !== undo) throw error
    }
  }
  fc.assert(
    fc.property(fc.array(transaction, { maxLength: 12 }), transactions => {
      for (const { steps, fails, inner } of transactions) {
        const work = (): void => {
          for (const one of steps) {
            if (one.kind === 'remove') history.removeThread(one.id)
            else {
              const { n, namesake, threadId, sentAt, sender } = one
              const message = aMessage(n, { threadId, sentAt, sender, body: one.body })
              history.putMessage(namesake ? { ...message, key: aMessage(n + 100).key } : message)
            }
          }
          if (fails) throw undo
        }
        // One that fails within another undoes its own part and no more.
        attempt(inner ? () => attempt(work) : work)
      }
      const { there, expected } = postings(here)
      expect(there).toEqual(expected)
    }),
    { numRuns: 40 },
  )
})

/** A history as the version before the index left it. */
function older(count: number): Place {
  const here = place()
  const first = here.open()
  close(first)
  const database = connect(here.file('history.db'), key)
  database.unsafeMode(true)
  database.exec('DROP TABLE search; DROP TABLE indexing; DROP TABLE unindexed; DROP INDEX messages_mentioning')
  database.exec('ALTER TABLE threads DROP COLUMN metadata')
  database.pragma('user_version = 2')
  database.unsafeMode(false)
  database.prepare('INSERT INTO thread_ids (id) VALUES (?)').run(thread)
  const insert = database.prepare(
    `INSERT INTO messages (thread, sent_at, key, server_id, position, version, said, body)
     VALUES (1, ?, ?, ?, ?, 1, 1, ?)`,
  )
  database.transaction(() => {
    for (let n = 0; n < count; n++) {
      const json = JSON.stringify(text(`old ${n}`))
      insert.run(noon + n, `key-${n}`, `server-${n}`, (noon + n) * 1024, json)
    }
  })()
  database.close()
  return here
}

test('messages from before there was an index are indexed from the newest on, and a kill on the way loses nothing', () => {
  const here = older(25)
  let { history }: Opened = here.open()
  expect(history.isIndexed()).toBe(false)
  expect(found(history, 'old')).toEqual([])
  expect(history.indexSlice(10)).toBe(true)
  expect(history.indexSlice(10)).toBe(true)
  expect(found(history, 'old')).toEqual(Array.from({ length: 10 }, (_, n) => `key-${24 - n}`))
  // Never closed: for the file this is what a kill is.
  ;({ history } = here.open())
  while (history.indexSlice(10));
  expect(history.isIndexed()).toBe(true)
  expect(found(history, 'old')).toHaveLength(25)
  expect(postings(here).there).toEqual(postings(here).expected)
})

test('what comes, changes or goes while older messages wait for their turn is indexed once', () => {
  const here = older(30)
  const { history } = here.open()
  history.indexSlice(1)
  history.indexSlice(10)
  const edited = (n: number): void =>
    history.putMessage(aMessage(n, { sender: null, body: text(`new ${n}`), version: noon + 99 }))
  edited(28)
  edited(3)
  history.putMessage(aMessage(40, { body: text('new 40') }))
  history.putMessage(aMessage(41, { sentAt: noon - 5, body: text('new 41') }))
  expect(found(history, 'new')).toEqual(['key-40', 'key-28'])
  while (history.indexSlice(7));
  expect(found(history, 'new')).toEqual(['key-40', 'key-28', 'key-3', 'key-41'])
  expect(postings(here).there).toEqual(postings(here).expected)
})

test('an index made of other tokens is emptied and made anew', () => {
  const here = place()
  const first = here.open()
  first.history.transaction(() => {
    for (let n = 0; n < 3_000; n++)
      first.history.putMessage(aMessage(n, { body: text(`boat ${n} ${n * 7} ${n * 11}`) }))
  })
  close(first)
  const other = connect(here.file('history.db'), key)
  other.exec("UPDATE indexing SET tokens = 'of another version'")
  other.close()

  const { history } = here.open()
  expect(history.isIndexed()).toBe(false)
  expect(found(history, 'boat')).toEqual([])
  history.putMessage(aMessage(1, { body: text('ship') }))
  history.putMessage(aMessage(3_000, { body: text('boat') }))
  while (history.indexSlice(500));
  expect(found(history, 'boat')).toHaveLength(1000)
  expect(found(history, 'ship')).toEqual(['key-1'])
  expect(postings(here).there).toEqual(postings(here).expected)
})

test('a new history has nothing to be indexed, and the migration can be repeated on a copy', () => {
  const here = place()
  expect(here.open().history.isIndexed()).toBe(true)
  const memory = connect('', null)
  migrate(memory, historyMigrations)
  expect(memory.prepare('SELECT down_to FROM indexing').pluck().get()).toBe(0)
  memory.close()
})

test('a removed thread leaves the index in slices, and a message in its place is not taken for one of its', () => {
  const here = place()
  const { history } = here.open()
  history.transaction(() => {
    for (let n = 0; n < 300; n++) history.putMessage(aMessage(n, { body: text('boat') }))
  })
  history.removeThread(thread)
  expect(found(history, 'boat')).toEqual([])
  expect(history.isIndexed()).toBe(false)
  history.putMessage(aMessage(299, { threadId: otherThread, body: text('sea') }))
  expect(found(history, 'boat')).toEqual([])
  while (history.indexSlice(100));
  expect(found(history, 'sea')).toEqual(['key-299'])
  expect(postings(here).there).toEqual(postings(here).expected)
})

test('three hundred people or threads may be meant at once', () => {
  const { history } = place().open()
  history.putThread(aThread())
  history.putMessage(aMessage(1))
  history.putMessage(aMessage(2, { sender: { id: me, name: null } }))
  const ids = Array.from({ length: 300 }, (_, n) => `8:acs:${n}`)
  history.transaction(() => {
    for (const id of ids) history.putMessage(aMessage(3, { sender: { id: id as typeof me, name: null } }))
  })
  const sought = { none: [], from: 0, until: Infinity }
  const keys = history
    .search({ ...sought, all: [{ kind: 'senders', ids: [...ids, me, 'nobody'] }] }, null, 10)
    .map(({ message }) => message.key)
  expect(keys).toEqual(['key-3', 'key-2'])
  expect(history.search({ ...sought, all: [{ kind: 'threads', ids: ['19:nowhere'] }] }, null, 10)).toEqual([])
})

test('the beginning of a word finds all that begin so, be they few or very many, and no others', () => {
  const { history } = place().open()
  const words = Array.from({ length: 100 }, (_, n) => `harbou${'rst'.charAt(n % 3)}${n}`)
  const others = ['harbo', 'harboa', 'harbov', 'Harz', 'ßarbour']
  history.transaction(() => {
    history.putThread(aThread())
    for (const [n, said] of [...words, ...others].entries()) history.putMessage(aMessage(n, { body: text(said) }))
  })
  const beginning = (...tokens: string[]): string[] => {
    const sought = { all: [{ kind: 'phrase' as const, tokens, prefix: true }], none: [], from: 0, until: Infinity }
    const hits = history.search(sought, null, 1000).map(({ message }) => message.body)
    return hits.map(body => (body.kind === 'text' ? body.text : body.kind)).sort()
  }
  expect(beginning('harbou')).toEqual([...words].sort())
  for (const start of ['harbour', 'harbous9', 'harbout98', 'harbov']) {
    expect(beginning(start)).toEqual([...words, ...others].filter(said => said.startsWith(start)).sort())
  }
  expect(beginning('harbouring')).toEqual([])
})
