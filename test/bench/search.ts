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
  const growth = kinds.flatMap(([name, query]): Row[] => {
    const { before, after, hits } = inTurn(small, large, query)
    // Where fewer are found among fewer, the two are not the same work.
    if (hits < limit) return []
    const [value, compared, p95] = [median(after), median(before), quantile(after, 0.95)]
    return [
      {
        ...{ name: `search, ${name}, growth to 1,000,000`, value, p95, unit: 'ms', ratio: value / compared },
        compared: { what: 'the same at 10,000', value: compared },
        bar: '<= 2x',
        met: value / compared <= 2,
        ...{ runs, warmUp },
      },
    ]
  })
  return Promise.resolve([...rows, ...growth])
}

function searchIn({ history }: HistoryFile): (query: string) => number {
  const search = new Search({
    history,
    me,
    contacts: { nameOf: () => null },
    clock: systemClock,
    inBackground: work => void work,
  })
  return query => search.run({ query, before: null, limit }).hits.length
}

/** Ours alone: a bare query that reads ten milliseconds long would leave nothing in the processor's own caches. */
function inTurn(small: HistoryFile, large: HistoryFile, queryOf: (n: number) => string) {
  const [inSmall, inLarge] = [searchIn(small), searchIn(large)]
  const found: number[] = []
  const times = { before: [] as number[], after: [] as number[] }
  for (let run = 0; run < warmUp + runs; run++) {
    const query = queryOf(run % 20)
    const before = timed(() => inSmall(query))
    const after = timed(() => inLarge(query))
    if (run < warmUp) continue
    found.push(before.count)
    times.before.push(before.ms)
    times.after.push(after.ms)
  }
  return { ...times, hits: median(found) }
}

function measure(file: HistoryFile, queryOf: (n: number) => string): { ours: number[]; bare: number[]; hits: number } {
  const search = searchIn(file)
  const statement = file.bare.prepare(searchStatement).raw()
  const found: number[] = []
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let run = 0; run < warmUp + runs; run++) {
    const query = queryOf(run % 20)
    const match = searchQuery(query, 0)
      .phrases.map(({ tokens, prefix }) => `"${tokens.join(' ')}"${prefix ? '*' : ''}`)
      .join(' AND ')
    const ask = {
      ours: () => search(query),
      bare: () => statement.all(match, 0, Number.MAX_SAFE_INTEGER, limit).length,
    }
    // The second of the two finds the processor's caches as the first has left them, so they take turns.
    const first = (run + Math.floor(run / 20)) % 2 === 0 ? timed(ask.ours) : null
    const bare = timed(ask.bare)
    const ours = first ?? timed(ask.ours)
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
