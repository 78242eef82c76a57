import { expect, test } from 'vitest'
import { ThreadId, UserId } from '../../electron/contract/domain.ts'
import { connect } from '../../electron/store/connect.ts'
import { historyStore } from '../../electron/store/history.ts'
import { journalStore } from '../../electron/store/journal.ts'
import { aMessage, anOutboxItem, aThread, key, noon } from './fixtures.ts'
import type { Place } from './temp-storage.ts'
import { close, place } from './temp-storage.ts'

/** Small by nature: one row per thread, per person, or one altogether; a hundredth of the index, once after a start. */
const readInFull =
  /FROM threads JOIN|FROM upkeep|UPDATE upkeep|FROM senders UNION ALL|FROM outbox ORDER BY position$|FROM receipts|FROM standings$|FROM contacts$|FROM search_idx GROUP BY segid/

/**
 * A subquery is a result of at most a thousand rows, not a table, and what belongs to FTS5 says SCAN to any use of its index: 192
 * is by rowid from the end, 512 from a term on, and 1 that nothing but the term is wanted.
 */
const notRead =
  /SCAN (CONSTANT ROW|\(subquery|search VIRTUAL TABLE INDEX 192:M|temp.indexed_words VIRTUAL TABLE INDEX 513:$)/gm

/** Every statement a store prepares, with its plan. */
function plans(here: Place, name: 'history' | 'journal'): [sql: string, plan: string][] {
  const database = connect(here.file(`${name}.db`), key)
  const prepare = database.prepare.bind(database)
  const statements: string[] = []
  database.prepare = (sql: string) => {
    statements.push(sql.replace(/\s+/g, ' ').trim())
    return prepare(sql)
  }
  if (name === 'history') historyStore(database, here.clock)
  else journalStore(database, here.clock)
  const found = statements
    .filter(sql => !sql.startsWith('INSERT'))
    .map((sql): [string, string] => {
      const parameters = Array.from(sql.matchAll(/\?/g), () => null)
      const steps = prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]
      return [sql, steps.map(({ detail }) => detail).join('\n')]
    })
  database.close()
  return found
}

test('every statement finds its rows by an index and in their order, on empty and on grown databases', () => {
  const here = place()
  const opened = here.open()
  const check = (): void => {
    const found = [...plans(here, 'history'), ...plans(here, 'journal')]
    expect(found.length).toBeGreaterThan(30)
    for (const [sql, plan] of found) {
      if (readInFull.test(sql)) continue
      expect(plan.replaceAll(notRead, ''), sql).not.toMatch(/SCAN|TEMP B-TREE/)
    }
  }
  check()
  opened.history.transaction(() => {
    for (let n = 0; n < 5_000; n++) {
      const threadId = ThreadId.parse(`19:${n % 50}`)
      const sender = { id: UserId.parse(`8:acs:${n % 70}`), name: null }
      opened.history.putMessage(aMessage(n, { threadId, sender }))
      if (n < 50) opened.history.putThread(aThread({ id: threadId }))
      if (n < 50) opened.history.putParticipants(threadId, [{ ...sender, sharedFrom: 0 }])
    }
  })
  for (let n = 0; n < 100; n++) opened.journal.putOutbox(anOutboxItem(n))
  close(opened)
  const analysed = connect(here.file('history.db'), key)
  analysed.exec('ANALYZE')
  analysed.close()
  check()
})

test('a page begins at its cursor in the primary key, not by passing over newer messages', () => {
  const here = place()
  here.open().history.putMessage(aMessage(1, { sentAt: noon }))
  const page = plans(here, 'history').find(([sql]) => sql.includes('(sent_at, key) < (?, ?)'))
  expect(page?.[1]).toContain('SEARCH messages USING PRIMARY KEY (thread=? AND (sent_at,key)<(?,?))')
})

test('a search walks the index from its end and finds each message by its position', () => {
  const here = place()
  here.open()
  const search = plans(here, 'history').find(([sql]) => sql.includes('MATCH'))
  expect(search?.[1].split('\n').slice(0, 2)).toEqual([
    // 192: by rowid, from the highest on; the rest: those that match, and of them those within the bounds.
    'SCAN search VIRTUAL TABLE INDEX 192:M1><',
    'SEARCH messages USING INDEX messages_position (position=?)',
  ])
})
