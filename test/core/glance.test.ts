import { expect, test } from 'vitest'
import { AccountId, ThreadId } from '../../electron/contract/domain.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import type { Unread } from '../../electron/core/attention-ports.ts'
import { glance, type GlanceParts } from '../../electron/core/glance.ts'
import { wordsFor } from '../../electron/core/words.ts'

const accountId = AccountId.parse('00000000-0000-4000-8000-000000000001')
const now = 1_000_000
const unread = (total: number, mentions = 0, of: Record<string, number> = {}): Unread => ({
  ...{ total, mentions, threads: [] },
  accounts: Object.entries(of).map(([label, total]) => ({ accountId, label, total })),
})
const see = (of: Unread, parts: Partial<GlanceParts> = {}, language = 'en') =>
  glance({
    ...{ unread: of, several: false, problems: [], rules: usualSettings, words: wordsFor('system', language), now },
    ...parts,
  })
const counting = (badge: 'all' | 'mentions' | 'none') => ({ rules: { ...usualSettings, badge } })

test('the number counts what is wanted, and its words say both', () => {
  expect(see(unread(0))).toMatchObject({ number: 0, waiting: '', lines: ['Parlance'] })
  expect(see(unread(3))).toMatchObject({ number: 3, waiting: '3 unread', lines: ['Parlance – 3 unread'] })
  expect(see(unread(3, 1), counting('mentions'))).toMatchObject({ number: 1, waiting: '3 unread, 1 mention' })
  expect(see(unread(3, 2), counting('none'))).toMatchObject({ number: 0, waiting: '3 unread, 2 mentions' })
  expect(see(unread(1, 1), {}, 'fr-CA').waiting).toBe('1 non lu, 1 mention')
  expect(see(unread(2, 2), {}, 'fr').lines).toEqual(['Parlance – 2 non lus, 2 mentions'])
})

test('several accounts have a line each that something waits or is wrong in, and one has none', () => {
  const both = unread(3, 0, { Work: 2, Club: 1, Home: 0 })
  const problems = [{ name: 'Home', problem: 'signed-out' as const }]
  const { trouble, lines } = see(both, { several: true, problems })
  expect(trouble).toBe(true)
  expect(lines).toEqual(['Parlance – 3 unread', 'Work: 2 unread', 'Club: 1 unread', 'Home: sign in again'])
  const offline = [{ name: 'Work', problem: 'offline' as const }]
  expect(see(unread(3, 0, { Work: 3 }), { problems: offline }).lines).toEqual(['Parlance – 3 unread – offline'])
})

test('do not disturb is said while it lasts', () => {
  const until = (until: number) => ({ rules: { ...usualSettings, doNotDisturb: { until } } })
  expect(see(unread(0), until(now + 1))).toMatchObject({ undisturbed: true, lines: ['Parlance – do not disturb'] })
  expect(see(unread(0), until(now))).toMatchObject({ undisturbed: false, lines: ['Parlance'] })
})

test('the conversations to go to are named with what waits in them', () => {
  const threadId = ThreadId.parse('19:a@thread.v2')
  const thread = { accountId, threadId, title: 'Harbour', count: 2, mentions: 0 }
  expect(see({ ...unread(2), threads: [thread] }).threads).toEqual([{ accountId, threadId, label: 'Harbour (2)' }])
})
