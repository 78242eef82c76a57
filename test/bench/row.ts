/** One figure beside what it is compared with, measured in the same run. */
export interface Row {
  name: string
  /** Median. */
  value: number
  /** The slow end of twenty: of rates the 5th percentile. NaN for what is measured once. */
  p95: number
  unit: 'ms' | '/s' | 'MB' | 'KB' | '%'
  compared: { what: string; value: number }
  /** Null where the two are moments and not durations, and only their distance says something. */
  ratio: number | null
  /** In words, as README and RESULTS give it. */
  bar: string
  met: boolean
  /** How often: measured and, before that, thrown away. */
  runs: number
  warmUp: number
}

export type Bench = () => Promise<Row[]>

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Two digits that say something, of fast things too. */
const shown = (value: number): string => value.toFixed(value < 10 ? 2 : 1)

export function printed(rows: readonly Row[]): string {
  const head = ['', 'median', 'p95', 'compared with', '', 'ratio', 'bar', 'met', 'N (+ warm-up)']
  const lines = rows.map(({ name, value, p95, unit, compared, ratio, bar, met, runs, warmUp }) => [
    ...[name, `${shown(value)} ${unit}`, Number.isNaN(p95) ? '' : `${shown(p95)} ${unit}`],
    ...[
      compared.what,
      `${shown(compared.value)} ${unit}`,
      ratio === null ? `${shown(value - compared.value)} ${unit} more` : `${ratio.toFixed(2)}x`,
    ],
    ...[bar, met ? 'yes' : 'NO', `${runs} (+ ${warmUp})`],
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map(line => line[column]?.length ?? 0)))
  return [head, ...lines]
    .map(line =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
