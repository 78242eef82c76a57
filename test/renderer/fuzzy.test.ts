import { expect, test } from 'vitest'
import { destinationsOf, findDestinations } from '../../renderer/store/destinations.ts'
import { fuzzy, sought, wantedWords } from '../../renderer/text/fuzzy.ts'
import type { Words } from '../../renderer/text/words.ts'
import { account, addThread, emptyBridge, me, person, tomas } from './page/world.ts'

const marked = (query: string, text: string): string | null => {
  const match = fuzzy(wantedWords(query), sought(text))
  if (!match) return null
  return match.marks.toReversed().reduce((all, [from, to]) => {
    return `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`
  }, text)
}
const score = (query: string, text: string): number => fuzzy(wantedWords(query), sought(text))?.score ?? -1

test.each([
  ['lau', 'Spring launch', 'Spring [lau]nch'],
  ['unc', 'Spring launch', 'Spring la[unc]h'],
  ['slh', 'Spring launch', '[S]pring [l]aunc[h]'],
  ['launch spring', 'Spring launch', '[Spring] [launch]'],
  ['tomas', 'Tomás Herrera', '[Tomás] Herrera'],
  ['tomas', 'Toma\u0301s', '[Toma\u0301s]'],
  ['ß', 'Straße', 'Stra[ß]e'],
  ['zoë', 'Zoe', '[Zoe]'],
  ['👍', 'ok 👍 then', 'ok [👍] then'],
  ['由', '佐藤 由紀', '佐藤 [由]紀'],
  ['xyz', 'Spring launch', null],
  ['lau xyz', 'Spring launch', null],
])('%s in %s', (query, text, expected) => {
  expect(marked(query, text)).toBe(expected)
})

test('the beginning of a word counts more than its inside, and that more than letters here and there', () => {
  const ranked = ['Harbour', 'The harbour', 'Oharbour', 'H a r b o u r'].map(text => score('harb', text))
  expect(ranked).toEqual(ranked.toSorted((a, b) => b - a))
  expect(new Set(ranked).size).toBe(4)
  expect(score('harb', 'Harbour')).toBeGreaterThan(score('harb', 'Harbour of the north'))
  expect(score('hr', 'hr')).toBeGreaterThan(score('hr', 'harbour'))
})

const words: Words = id => id

test('people are found by my name for them, by their own and by their id, and whoever has a conversation of two is in the list once', () => {
  const bridge = emptyBridge()
  const mine = bridge.add(account())
  const ada = person(50, 'Ada Lovelace')
  const bo = person(51, null)
  addThread(mine, 'two', [ada], [{ by: ada, at: 1, body: { kind: 'text', text: 'hi' } }])
  addThread(mine, 'group', [ada, tomas], [{ by: ada, at: 2, body: { kind: 'text', text: 'hi' } }], { topic: 'Bridge' })
  const said = Object.assign(words.bind(null), {
    contacts: { [ada.id]: { id: ada.id, name: 'Countess', hue: null, note: '' } },
  })
  const threads = Object.fromEntries([...mine.threads].map(([id, { thread }]) => [id, thread]))
  const all = destinationsOf(mine.account, threads, [ada, bo, me], said, 'en')
  const titles = (query: string) => findDestinations(all, query).map(({ destination }) => destination.title.text)
  expect(titles('countess')).toEqual(['Countess', 'Bridge'])
  expect(titles('lovelace')).toEqual(['Bridge', 'Countess'])
  expect(titles(bo.id)).toHaveLength(1)
  expect(findDestinations(all, bo.id)[0]?.destination.kind).toBe('person')
  expect(titles('')).toEqual(['Bridge', 'Countess'])
  expect(findDestinations(all, 'tomas')[0]?.by).toEqual({ text: 'Tomás Herrera', marks: [[0, 5]] })
})

test('a thousand conversations are matched within a frame', () => {
  const mine = emptyBridge().add(account())
  for (let n = 0; n < 1000; n++)
    addThread(mine, `t${n}`, [person(n + 100, `Person number ${n}`), tomas], [], { topic: `About the matter ${n}` })
  const threads = Object.fromEntries([...mine.threads].map(([id, { thread }]) => [id, thread]))
  const all = destinationsOf(mine.account, threads, [], words, 'en')
  const times = ['m', 'matter 7', 'number 99', 'atr'].map(query =>
    // The best of several: others use this computer too.
    Math.min(
      ...Array.from({ length: 8 }, () => {
        const start = performance.now()
        findDestinations(all, query)
        return performance.now() - start
      }),
    ),
  )
  expect(Math.max(...times)).toBeLessThan(16)
})
