import type { Figures } from './figures.ts'

const head = ['what', 'count', 'lost', 'doubled', 'out of order', 'seconds', 'other']

/** A plain table, a line for each. */
export function printedFigures(figures: readonly Figures[]): string {
  const lines = figures.map(({ what, count, lost, doubled, outOfOrder, seconds, other }) => [
    what,
    ...[count, lost, doubled, outOfOrder].map(String),
    seconds.toFixed(0),
    other,
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map(line => line[column]?.length ?? 0)))
  const isNumber = (column: number): boolean => column > 0 && column < head.length - 1
  const printed = (line: string[]): string =>
    line
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return [head, ...lines].map(printed).join('\n')
}
