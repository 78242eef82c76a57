import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { figuresVariable, type Figures } from './figures.ts'
import { printedFigures } from './printed-figures.ts'

// `npm run faults [-- WORD...] [--json FILE]`: the fault tests in full, or those of the files whose names contain a word.

const root = fileURLToPath(new URL('../..', import.meta.url))
const words = process.argv.slice(2)
const jsonAt = words.indexOf('--json')
const json = jsonAt < 0 ? undefined : words.splice(jsonAt, 2)[1]
if (jsonAt >= 0 && json === undefined) {
  console.error('--json FILE')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'parlance-faults-'))
const figuresFile = join(folder, 'figures')
const summaryFile = join(folder, 'summary.json')
const everything = ['test/faults/', 'test/service/robustness', 'test/service/durability']
const files =
  words.length > 0
    ? words.map(word => everything.find(file => file.includes(word)) ?? `test/faults/${word}`)
    : everything

const vitest = spawn(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    ...['run', '-c', 'test/vitest.config.ts', ...files],
    // One after the other: some of them measure time.
    ...['--no-file-parallelism', '--reporter=default', '--reporter=json', `--outputFile.json=${summaryFile}`],
  ],
  {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, PARLANCE_FAULTS: 'full', [figuresVariable]: figuresFile },
  },
)
const code = await new Promise<number | null>(resolve => vitest.on('close', resolve))

const figures = existsSync(figuresFile)
  ? readFileSync(figuresFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Figures)
  : []
const summary = existsSync(summaryFile)
  ? (JSON.parse(readFileSync(summaryFile, 'utf8')) as { numPassedTests: number; numFailedTests: number })
  : { numPassedTests: 0, numFailedTests: 0 }
rmSync(folder, { recursive: true, force: true })

const passed = summary.numPassedTests
// A failure outside any test, such as a file that does not load, counts as one.
const failed = summary.numFailedTests === 0 && code !== 0 ? 1 : summary.numFailedTests
console.log(printedFigures(figures))
console.log(`\n${passed} passed, ${failed} failed`)
if (json !== undefined) {
  const report = { date: new Date().toISOString(), versions: process.versions, figures, passed, failed }
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
}
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
