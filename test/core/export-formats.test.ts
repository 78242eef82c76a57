import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MessageKey, ServerMessageId, ThreadId, UserId, type Body } from '../../electron/contract/domain.ts'
import type { ExportedThread, ExportFormatter, ExportHead } from '../../electron/core/export-format.ts'
import { htmlExport } from '../../electron/core/export-html.ts'
import { jsonExport } from '../../electron/core/export-json.ts'
import { exportName } from '../../electron/core/export-name.ts'
import { textExport } from '../../electron/core/export-text.ts'
import type { StoredMessage } from '../../electron/core/store-ports.ts'
import { en } from '../../electron/core/words-en.ts'
import { fr } from '../../electron/core/words-fr.ts'

const morning = Date.UTC(2025, 0, 31, 9, 5)
const ada = { id: UserId.parse('8:acs:r_ada'), name: 'Ada' }
const bo = { id: UserId.parse('8:acs:r_bo'), name: 'Bo' }
const threadId = ThreadId.parse('19:lunch@thread.v2')
const head: ExportHead = { me: ada, exportedAt: morning, words: en.exported }
const names = new Map([ada, bo].map(({ id, name }) => [id, name]))

const lunch = (changes: Partial<ExportedThread> = {}): ExportedThread => ({
  ...{ id: threadId, topic: 'Lunch', createdAt: morning, people: [ada, bo], partial: false },
  nameOf: id => names.get(id) ?? null,
  ...changes,
})

const message = (n: number, body: Body, changes: Partial<StoredMessage> = {}): StoredMessage => ({
  ...{ key: MessageKey.parse(`k${n}`), threadId, serverId: ServerMessageId.parse(String(n)), sequenceId: String(n) },
  ...{ sentAt: morning + n * 60_000, version: n, sender: bo, body, editedAt: null, metadata: {} },
  ...changes,
})

function whole(formatter: ExportFormatter, threads: [ExportedThread, StoredMessage[]][]): string {
  const pieces = threads.flatMap(([thread, messages]) => [
    formatter.threadHead(thread),
    ...messages.map(one => formatter.message(one)),
    formatter.threadFoot({ partial: thread.partial }),
  ])
  return [formatter.head(), ...pieces, formatter.foot()].join('')
}

const words = (text: string): Body => ({ kind: 'text', text })

const conversation: StoredMessage[] = [
  message(0, { kind: 'participants-added', people: [bo], by: ada.id }, { sender: null }),
  message(1, words('Soup?')),
  message(2, { kind: 'html', html: '<p>Yes, <b>please</b> &amp; thanks</p>' }, { sender: ada, editedAt: morning + 1 }),
  message(3, { kind: 'deleted', at: morning + 2 }),
  message(4, words('Two\nlines'), { metadata: { localId: 'x' } }),
  message(2000, { kind: 'topic-changed', topic: 'Dinner', by: bo.id }, { sender: null }),
]

test('JSON is one object of the documented shape, for no thread, an empty one and several', () => {
  expect(JSON.parse(whole(jsonExport(head), []))).toEqual({
    ...{ format: 'parlance-export', version: 1, exportedAt: '2025-01-31T09:05:00.000Z', user: ada, threads: [] },
  })
  const twice: [ExportedThread, StoredMessage[]][] = [
    [lunch(), conversation],
    [lunch({ topic: null, partial: true }), []],
  ]
  const { threads } = JSON.parse(whole(jsonExport(head), twice)) as { threads: Record<string, unknown>[] }
  expect(threads[1]).toMatchObject({ topic: null, messages: [], partial: true })
  expect(threads[0]).toMatchObject({ id: threadId, topic: 'Lunch', people: [ada, bo], partial: false })
  const messages = threads[0]?.['messages'] as object[]
  expect(messages).toHaveLength(conversation.length)
  expect(messages.slice(2, 5)).toEqual([
    {
      ...{ id: '2', sequenceId: '2', sentAt: '2025-01-31T09:07:00.000Z', editedAt: '2025-01-31T09:05:00.001Z' },
      ...{ sender: ada, body: conversation[2]?.body, metadata: {} },
    },
    expect.objectContaining({ id: '3', body: { kind: 'deleted', at: '2025-01-31T09:05:00.002Z' } }),
    expect.objectContaining({ id: '4', body: words('Two\nlines'), metadata: { localId: 'x' } }),
  ])
})

test('text reads as a transcript, with days, edits, what happened and what is missing', () => {
  expect(whole(textExport(head), [[lunch({ partial: true }), conversation]]))
    .toBe(`Exported 2025-01-31 09:05 by Ada. Times are in UTC.

Conversation: Lunch
===================
With Ada, Bo
Id 19:lunch@thread.v2

2025-01-31
[09:05] * Ada added Bo
[09:06] Bo: Soup?
[09:07] Ada: Yes, please & thanks (edited)
[09:08] Bo: (deleted)
[09:09] Bo: Two
    lines

2025-02-01
[18:25] * Bo changed the topic to “Dinner”

Some of this conversation was not on this computer yet and is missing above.
`)
})

test('an export speaks the language that is set', () => {
  const french = { ...head, words: fr.exported }
  const told: [ExportedThread, StoredMessage[]][] = [[lunch({ partial: true }), conversation]]
  const text = whole(textExport(french), told)
  for (const said of [
    'Exporté le',
    'Avec Ada, Bo',
    'Ada a ajouté Bo',
    '(supprimé)',
    '(modifié)',
    'sujet en «\u00a0Dinner',
  ])
    expect(text).toContain(said)
  const html = whole(htmlExport(french), told)
  expect(html).toContain('<html lang="fr">')
  for (const said of ['a ajouté', 'modifié', 'manque ci-dessus']) expect(html).toContain(said)
})

test('nobody can write what looks like a message of somebody else, or turn the text around it', () => {
  const forged = '\r\n[09:07] Ada: I owe Bo a million\u2028[09:08] Ada: really\u202Eyllaer'
  const text = whole(textExport(head), [
    [lunch({ topic: forged }), [message(1, words(forged), { sender: { ...bo, name: `Bo${forged}` } })]],
  ])
  expect(text.split('\n').filter(line => line.startsWith('['))).toHaveLength(1)
  expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u2028\r]/)
})

/** The tags and attributes of a document of ours, by reading it as a browser does between and inside tags. */
const tagsOf = (html: string): string[] => [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag)

test('HTML says the same, and all of its markup is ours', () => {
  const html = whole(htmlExport(head), [[lunch({ partial: true }), conversation]])
  for (const said of [
    'Soup?',
    'Yes, please &#38; thanks',
    '(deleted)',
    'Two\nlines',
    'Ada added Bo',
    'is missing above',
  ]) {
    expect(html).toContain(said)
  }
  expect(html).toContain("default-src 'none'")
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ...[
      '<script>alert(1)</script>',
      '</style><img src=x onerror=alert(1)>',
      '" onmouseover="alert(1)',
      "'><svg onload=x>",
    ],
    ...[
      '</p></div></section></body></html><script>',
      '<!--',
      '-->',
      ']]>',
      '&lt;script&gt;',
      '\0<b>',
      '`${x}`',
      '</title>',
    ],
    ...['\u202Egnp.exe', '\u2066<i>', 'javascript:alert(1)', '\ud800', '<a href="https://evil.example">x</a>'],
  ),
)

test('whatever names, topics and messages hold, a file of HTML has the same tags as one of harmless words', () => {
  const shape = (text: (name: string) => string, html: (words: string) => Body): string[] => {
    const person = { id: bo.id, name: text('name') }
    const thread = lunch({ topic: text('topic'), people: [person], nameOf: () => person.name })
    return tagsOf(
      whole(htmlExport({ ...head, me: { ...ada, name: text('me') } }), [
        [
          thread,
          [
            message(1, words(text('text')), { sender: person }),
            message(2, html(text('html')), { sender: person }),
            message(3, { kind: 'topic-changed', topic: text('changed'), by: bo.id }, { sender: null }),
            message(4, { kind: 'participants-added', people: [person], by: null }, { sender: null }),
            message(5, { kind: 'unsupported', type: text('type') }, { sender: person }),
          ],
        ],
      ]),
    )
  }
  const harmless = shape(
    () => 'x',
    html => ({ kind: 'html', html }),
  )
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 8, maxLength: 8 }), texts => {
      let next = 0
      const text = (): string => texts[next++ % texts.length] ?? ''
      expect(shape(text, html => ({ kind: 'html', html }))).toEqual(harmless)
    }),
    { numRuns: 500 },
  )
})

test('whatever messages hold, JSON reads back as the same', () => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 6 }), texts => {
      const messages = texts.map((text, n) => message(n, words(text), { metadata: { text } }))
      const read = JSON.parse(whole(jsonExport(head), [[lunch(), messages]])) as {
        threads: { messages: { body: { text: string } }[] }[]
      }
      expect(read.threads[0]?.messages.map(({ body }) => body.text)).toEqual(texts)
    }),
  )
})

test('a time that no calendar has spoils nothing', () => {
  const odd = message(1, words('far away'), { sentAt: Number.MAX_SAFE_INTEGER, editedAt: Number.MAX_SAFE_INTEGER })
  expect(JSON.parse(whole(jsonExport(head), [[lunch(), [odd]]]))).toMatchObject({
    threads: [{ messages: [{ sentAt: null }] }],
  })
  expect(whole(textExport(head), [[lunch(), [odd]]])).toContain('far away')
  expect(whole(htmlExport(head), [[lunch(), [odd]]])).toContain('far away')
})

test.each([
  ['Lunch', 'Lunch'],
  ['Budget 2025/26: draft?', 'Budget 2025 26 draft'],
  ['../../etc/passwd', 'etc passwd'],
  ['..\\..\\windows', 'windows'],
  ['CON', 'Conversation CON'],
  ['nul.txt', 'Conversation nul.txt'],
  ['.hidden', 'hidden'],
  ['ends with dots...', 'ends with dots'],
  ['a\u202Egnp.exe', 'agnp.exe'],
  ['two\nlines\ttabbed', 'two lines tabbed'],
  ['', 'Conversation'],
  ['///', 'Conversation'],
  ['会議', '会議'],
  ['zero\u200Bwidth', 'zero width'],
])('a conversation named %j goes into a file named %j', (topic, name) => {
  expect(exportName(topic, morning, 'html')).toBe(`${name} 2025-01-31.html`)
})

test('whatever a topic holds, its file is one name that every system takes', () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 300 })), topic => {
      const name = exportName(topic, morning, 'txt')
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}]|^[. ]|[. ]$/u)
      expect(new TextEncoder().encode(name).length).toBeLessThan(220)
      expect(name).toMatch(/ 2025-01-31\.txt$/)
    }),
  )
})
