import { Search } from '../../electron/core/search.ts'
import { searchQuery } from '../../electron/core/search-query.ts'
import { systemClock } from '../../electron/shell/both/clock.ts'
import { searchStatement } from '../../electron/store/search.ts'
import { type HistoryFile, historyFile } from './history-file.ts'
import { median, quantile, type Bench, type Row } from './row.ts'
import { japanese, me, word } from './written-history.ts'

const limit = 50
const runs = 300
const warmUp = 40

/** Not so short that the index has a list of what begins so. */
const commonWords = Array.from({ length: 100 }, (_, n) => word(n)).filter(text => text.length > 4)

/** Twenty queries of each kind; a space at the end ends the last word. */
const kinds: [name: string, query: (n: number) => string][] = [
  ['one word', n => `${word(n * 3)} `],
  ['two words', n => `${word(n * 2)} ${word(30 + n)} `],
  ['a prefix of three letters', n => word(20 + n * 11).slice(0, 3)],
  ['a prefix of five letters', n => word(420 + n * 30).slice(0, 5)],
  ['a very common word that may go on', n => commonWords[n] ?? ''],
  ['a rare word', n => `${word(15_000 + n)} `],
  ['CJK', n => japanese(n)],
]

/** The newest fifty hits with their snippets, as the window gets them, and the query alone with the rows it finds. */
export const search: Bench = () => {
  const [small, large] = [historyFile(10_000), historyFile(1_000_000)]
  const rows = kinds.map(([name, query]): Row => {
    const { ours, bare, hits } = measure(large, query)
    const [value, compared, p95] = [median(ours), median(bare), quantile(ours, 0.95)]
    const ratio = value / compared
    return {
      ...{ name: `search, ${name}, 1,000,000 (${hits} hits)`, value, p95, unit: 'ms', ratio },
      compared: { what: 'bare FTS5 query and its rows', value: compared },
      bar: '<= 2x, p95 <= 5 ms',
      met: ratio <= 2 && p95 <= 5,
      ...{ runs, warmUp },
    }
  })
  const growth = kinds.flatMap(([name, query], n): Row[] => {
    const { ours, hits } = measure(small, query)
    // Where fewer are found among fewer, the two are not the same work.
    if (hits < limit) return []
    const before = median(ours)
    const { value, p95 } = rows[n] ?? { value: Number.NaN, p95: Number.NaN }
    return [
      {
        ...{ name: `search, ${name}, growth to 1,000,000`, value, p95, unit: 'ms', ratio: value / before },
        compared: { what: 'the same at 10,000', value: before },
        bar: '<= 2x',
        met: value / before <= 2,
        ...{ runs, warmUp },
      },
    ]
  })
  return Promise.resolve([...rows, ...growth])
}

function measure(file: HistoryFile, queryOf: (n: number) => string): { ours: number[]; bare: number[]; hits: number } {
  const { history } = file
  const search = new Search({
    history,
    me,
    contacts: { nameOf: () => null },
    clock: systemClock,
    inBackground: work => void work,
  })
  const statement = file.bare.prepare(searchStatement).raw()
  const found: number[] = []
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let run = 0; run < warmUp + runs; run++) {
    const query = queryOf(run % 20)
    const match = searchQuery(query, 0)
      .phrases.map(({ tokens, prefix }) => `"${tokens.join(' ')}"${prefix ? '*' : ''}`)
      .join(' AND ')
    const ours = timed(() => search.run({ query, before: null, limit }).hits.length)
    const bare = timed(() => statement.all(match, 0, Number.MAX_SAFE_INTEGER, limit).length)
    if (ours.count !== bare.count) throw new Error(`${query} finds ${ours.count} and ${bare.count}`)
    if (run < warmUp) continue
    found.push(ours.count)
    times.ours.push(ours.ms)
    times.bare.push(bare.ms)
  }
  return { ...times, hits: median(found) }
}

function timed(work: () => number): { ms: number; count: number } {
  const started = performance.now()
  const count = work()
  return { ms: performance.now() - started, count }
}
