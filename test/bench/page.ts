import type { ThreadId } from '../../electron/contract/domain.ts'
import type { Cursor } from '../../electron/contract/reading.ts'
import { messageQueries } from '../../electron/store/messages.ts'
import { type HistoryFile, historyFile } from './history-file.ts'
import { median, quantile, type Bench, type Row } from './row.ts'
import { chance, threads } from './written-history.ts'

const limit = 50
const runs = 2000
const warmUp = 200
const bars = { 100_000: 1, 1_000_000: 2 }

/** Fifty rows before any place of any thread, from the port and from the statement below it. */
export const page: Bench = () => {
  const small = measure(historyFile(10_000))
  const rows: Row[] = []
  for (const [count, bar] of Object.entries(bars)) {
    const { port, bare } = measure(historyFile(Number(count)))
    const [value, compared, p95] = [median(port), median(bare), quantile(port, 0.95)]
    const ratio = value / compared
    rows.push({
      ...{ name: `page of ${limit}, ${Number(count).toLocaleString('en')} messages`, value, p95, unit: 'ms', ratio },
      compared: { what: 'bare statement, same file', value: compared },
      bar: `<= 1.5x, p95 <= ${bar} ms`,
      met: ratio <= 1.5 && p95 <= bar,
      ...{ runs, warmUp },
    })
  }
  const { value, p95 } = rows.at(-1) ?? { value: Number.NaN, p95: Number.NaN }
  const before = median(small.port)
  rows.push({
    ...{ name: `page of ${limit}, growth to 1,000,000`, value, p95, unit: 'ms', ratio: value / before },
    compared: { what: 'the same at 10,000', value: before },
    bar: '<= 2x',
    met: value / before <= 2,
    ...{ runs, warmUp },
  })
  return Promise.resolve(rows)
}

function measure({ history, bare }: HistoryFile): { port: number[]; bare: number[] } {
  const statement = bare.prepare(messageQueries.before).raw()
  const random = chance(3)
  const place = (): [ThreadId, Cursor] => {
    const threadId = threads[Math.floor(random() * threads.length)] as ThreadId
    const first = history.firstFrom(threadId, 0)?.sentAt ?? 0
    const last = history.last(threadId)?.sentAt ?? 0
    const around = history.firstFrom(threadId, Math.floor(last - random() * 0.9 * (last - first)))
    if (!around) throw new Error('nothing there')
    return [threadId, { sentAt: around.sentAt, key: around.key }]
  }
  const times = { port: [] as number[], bare: [] as number[] }
  for (let run = 0; run < warmUp + runs; run++) {
    const [here, there] = [place(), place()]
    const port = timed(() => history.page(...here, limit).length)
    const direct = timed(() => statement.all(there[0], there[1].sentAt, there[1].key, limit).length)
    if (run < warmUp) continue
    times.port.push(port)
    times.bare.push(direct)
  }
  return times
}

function timed(work: () => number): number {
  const started = performance.now()
  if (work() < 10) throw new Error('too few rows to mean anything')
  return performance.now() - started
}
