import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Search } from '../../electron/core/search.ts'
import { newestOfAll } from '../../electron/core/store-ports.ts'
import { me, threadA, threadB } from '../helpers/fake-world.ts'
import { ada, conversation, day, unnamed, zoe } from '../helpers/searched-conversation.ts'

test('all words must be there, in any order, and the newest message comes first', () => {
  const { say, find } = conversation()
  say('the boat is in the harbour')
  say('harbour and boat')
  say('a boat alone')
  expect(find('boat harbour ')).toEqual(['harbour and boat', 'the boat is in the harbour'])
})

test('words in quotes must follow each other, as must the parts of a word with punctuation in it', () => {
  const { say, find } = conversation()
  say('New York is big')
  say('York is new')
  say('mail jo@example.com today')
  say('example.com jo')
  expect(find('"new york"')).toEqual(['New York is big'])
  expect(find('“new york”')).toEqual(['New York is big'])
  expect(find('jo@example.com ')).toEqual(['mail jo@example.com today'])
})

test('the last word may be unfinished while it is written, the others may not', () => {
  const { say, find } = conversation()
  say('harbour lights')
  expect(find('harb')).toEqual(['harbour lights'])
  expect(find('harb ')).toEqual([])
  expect(find('harb lights')).toEqual([])
  expect(find('"harbour lig')).toEqual(['harbour lights'])
  expect(find('"harbour lig"')).toEqual([])
  // From one letter everything would follow.
  expect(find('h')).toEqual([])
})

test('a word with a minus must not be there; by itself it finds all the rest', () => {
  const { say, find } = conversation()
  say('red boat')
  say('blue boat')
  say('blue sky')
  expect(find('boat -red')).toEqual(['blue boat'])
  expect(find('-boat')).toEqual(['blue sky'])
  expect(find('-"blue sky" blue ')).toEqual(['blue boat'])
})

test.each([
  ['Crème brûlée', 'creme brulee '],
  ['creme brulee', 'CRÈME'],
  ['cre\u0300me', 'crème '],
  ['Œuvre, Straße, Łódź', 'oeuvre strasse lodz '],
  ['ΟΔΟΣ', 'οδοσ '],
  ['İstanbul', 'istanbul '],
  ['今日は東京タワーへ行きます', '東京'],
  ['今日は東京タワーへ行きます', 'タワー'],
  ['ﾀﾜｰ', 'タワー'],
  ['오늘 한국어를 배워요', '국어'],
  ['한국'.normalize('NFD'), '한국'],
  ['กินข้าวแล้ว', 'ข้าว'],
  ['well done 👍🏽', '👍'],
  ['launch 👩‍🚀!', '🚀'],
  ['love ❤️', '❤'],
  ['vive la 🇫🇷', '🇫🇷'],
  ['नमस्ते दुनिया', 'नमस्ते '],
  ['iPhone15手机', '手机'],
])('%s is found by %s', (text, query) => {
  const { say, find } = conversation()
  say('nothing of this: ハ バ ก ไ नमस 🇩🇪 😀')
  say(text)
  expect(find(query)).toEqual([text])
})

test('what is markup in a message is not found, what is text between it is', () => {
  const { say, page } = conversation()
  say({ kind: 'html', html: '<p class="loud">caf&eacute; <b>bo</b>at</p><script>evil()</script>' })
  expect(page('café boat ').hits).toHaveLength(1)
  for (const query of ['loud', 'class', 'evil', 'eacute']) expect(page(query).hits).toEqual([])
})

test('a changed topic is found; what nobody wrote is not', () => {
  const { say, find } = conversation()
  say({ kind: 'topic-changed', topic: 'Summer party', by: ada.id })
  say({ kind: 'deleted', at: 1 })
  say({ kind: 'participants-added', people: [ada], by: null })
  expect(find('party')).toEqual(['Summer party'])
  expect(find('after:2000')).toEqual(['Summer party'])
})

test('from: finds by any part of a name, by me, and several names mean any of them', () => {
  const { say, find } = conversation()
  say('of ada')
  say('of zoe', { sender: zoe })
  say('of me', { sender: me })
  expect(find('from:ada')).toEqual(['of ada'])
  expect(find('from:love of')).toEqual(['of ada'])
  expect(find('from:"ada lo"')).toEqual(['of ada'])
  expect(find('FROM:zoe')).toEqual(['of zoe'])
  expect(find('from:me')).toEqual(['of me'])
  expect(find('from:ada from:zoe')).toEqual(['of zoe', 'of ada'])
  expect(find('-from:ada of ')).toEqual(['of me', 'of zoe'])
})

test('in: finds by topic, or by the people of a thread that has none', () => {
  const { say, find } = conversation()
  say('one', { threadId: threadA })
  say('two', { threadId: threadB })
  say('three', { threadId: unnamed, sender: zoe })
  expect(find('in:CAFE')).toEqual(['one'])
  expect(find('in:"budget 2026"')).toEqual(['two'])
  expect(find('in:zoe')).toEqual(['three'])
  expect(find('in:budget in:harbour')).toEqual(['two', 'one'])
})

test('before: and after: part the days of this time zone at midnight', () => {
  const { say, find, world } = conversation()
  const moments: [string, number][] = [
    ['last of February', day(2026, 3, 1, 0) - 1],
    ['first of March', day(2026, 3, 1, 0)],
    ['last of the year', day(2027, 1, 1, 0) - 1],
    ['yesterday', day(2027, 5, 1)],
    ['today', day(2027, 5, 2, 0)],
  ]
  for (const [text, sentAt] of moments) say(text, { sentAt })
  void world.clock.advance(0)
  const texts = moments.map(([text]) => text).reverse()
  expect(find('after:2026-03-01')).toEqual(texts.slice(0, 4))
  expect(find('before:2026-03-01')).toEqual(['last of February'])
  expect(find('before:2026-3')).toEqual(['last of February'])
  expect(find('after:2026 before:2027 of ')).toEqual(['last of the year', 'first of March', 'last of February'])
  expect(find('after:2026-03 before:2026/03/02')).toEqual(['first of March'])
})

test('today and yesterday are days of this computer, in the languages the window speaks', () => {
  const { say, find, world } = conversation()
  const now = new Date(world.clock.now())
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
  const before = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1).getTime()
  say('long ago', { sentAt: before - 1 })
  say('yesterday', { sentAt: midnight - 1 })
  say('today', { sentAt: midnight })
  for (const today of ['today', "aujourd'hui", 'aujourd’hui']) expect(find(`after:${today}`)).toEqual(['today'])
  for (const yesterday of ['yesterday', 'hier']) expect(find(`after:${yesterday} before:today`)).toEqual(['yesterday'])
})

test('an operator that names nobody, no conversation or no date is reported and finds nothing', () => {
  const { say, page } = conversation()
  say('boat')
  for (const [query, unknown] of [
    ['boat from:nobody', { operator: 'from', value: 'nobody' }],
    ['boat in:nowhere', { operator: 'in', value: 'nowhere' }],
    ['boat before:2026-02-30', { operator: 'before', value: '2026-02-30' }],
    ['boat after:soon', { operator: 'after', value: 'soon' }],
    ['boat from:!', { operator: 'from', value: '!' }],
  ] as const) {
    expect(page(query)).toMatchObject({ hits: [], older: null, unknown: [unknown] })
  }
  // Nothing has been named yet.
  expect(page('boat from:')).toMatchObject({ hits: [{}], unknown: [] })
})

test('a snippet is one line of the text around the first hit, cut between words, with all hits marked', () => {
  const { say, page } = conversation()
  const filler = 'word '.repeat(60)
  say(`${filler}the\n\nBoat, a boát and boats <b>here</b> ${filler}`)
  const snippet = page('boat').hits[0]!.snippet
  expect(snippet.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['Boat', 'boát', 'boats'])
  const line = snippet.map(({ text }) => text).join('')
  expect(line).toMatch(/^…word (word )+the Boat, a boát and boats <b>here<\/b> (word )*word…$/)
  expect(line.length).toBeLessThan(170)
})

test('a snippet of a phrase marks it as one; without words to mark it is the beginning', () => {
  const { say, page } = conversation()
  say('It is New, York — new york! And new jersey')
  expect(page('"new york" jersey').hits[0]!.snippet).toEqual([
    { text: 'It is ', hit: false },
    { text: 'New, York', hit: true },
    { text: ' — ', hit: false },
    { text: 'new york', hit: true },
    { text: '! And new ', hit: false },
    { text: 'jersey', hit: true },
  ])
  expect(page('from:ada').hits[0]!.snippet).toEqual([
    { text: 'It is New, York — new york! And new jersey', hit: false },
  ])
})

test('a search is complete only with all of the history here and indexed', () => {
  const { world, page } = conversation()
  expect(page('boat').complete).toBe(true)
  world.history.putHoles(threadA, [{ ceiling: newestOfAll, floor: 0, next: null, missing: null, total: null }])
  expect(page('boat').complete).toBe(false)
})

test('an edited message is found by its new words only, a deleted one and those of a removed thread not at all', async () => {
  const { world, search, say, find } = conversation()
  const first = say('boat one')
  const second = say('boat two')
  for (let n = 0; n < 100; n++) say(`boat of another thread ${n}`, { threadId: threadB })
  world.history.putMessage({ ...first, body: { kind: 'text', text: 'ship one' }, version: 99 })
  world.history.putMessage({ ...second, body: { kind: 'deleted', at: 1 }, version: 99 })
  world.history.removeThread(threadB)
  expect(find('boat')).toEqual([])
  expect(find('ship')).toEqual(['ship one'])
  // What is left of a long thread in the index goes in the background.
  search.start()
  await world.clock.advance(10_000)
  expect(world.history.isIndexed()).toBe(true)
  expect(find('one')).toEqual(['ship one'])
})

test('the background work on the index stops when told and is taken up again by the next start', async () => {
  const { world, contacts, search, say, page } = conversation()
  for (let n = 0; n < 100; n++) say(`boat ${n}`, { threadId: threadB })
  world.history.removeThread(threadB)
  search.start()
  await world.clock.advance(20)
  search.stop()
  await world.clock.advance(60_000)
  expect(world.history.isIndexed()).toBe(false)
  new Search({ ...world, contacts }).start()
  await world.clock.advance(60_000)
  expect(world.history.isIndexed()).toBe(true)
  expect(page('boat')).toMatchObject({ hits: [], complete: true })
})

test('whatever is typed is never an error', () => {
  const { say, page } = conversation()
  say('AND OR NOT NEAR "quoted" words:* ^ ( ) { } + - \u0000 % _')
  const fragment = fc.constantFrom(
    ...[
      '"',
      '*',
      '^',
      '(',
      ')',
      '{',
      '}',
      ':',
      '+',
      '-',
      'NEAR(',
      ' AND ',
      ' OR ',
      ' NOT ',
      'words',
      'words:',
      '\0',
      ' ',
    ],
    ...['from:', 'in:', 'before:', 'after:', '2026-13', '\ue000', '\u{f0001}', '\ud800', "'", ';', '--', '日本', '👩‍🚀'],
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.array(fc.oneof(fragment, fc.string({ maxLength: 3 })), { maxLength: 40 }).map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(typed, fc.option(fc.maxSafeNat()), (query, before) => {
      const { hits, unknown } = page(query, 10, before)
      return hits.length <= 1 && unknown.length <= query.length
    }),
    { numRuns: 1000 },
  )
  for (const query of [
    '词'.repeat(500),
    'ab '.repeat(166),
    '-a '.repeat(166),
    '"a" '.repeat(125),
    'from:a '.repeat(70),
  ]) {
    expect(page(query).hits.length).toBeLessThan(2)
  }
})
