import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './bundle.mjs'
import { ensureBrowser } from './ensure-browser.mjs'
import { ensureDesktopServices } from './ensure-desktop-services.mjs'
import { run } from './run.mjs'

// npm test: everything CI runs. Goes on after a failure, so that one run shows all of them.

const root = fileURLToPath(new URL('..', import.meta.url))
const say = line => console.error(line)
const bin = (name, ...args) => [process.execPath, [join(root, 'node_modules', name), ...args]]
const report = name => join(tmpdir(), `parlance-${name}-${process.pid}.json`)

const total = { passed: 0, failed: 0 }
const add = (passed, failed) => {
  total.passed += passed
  total.failed += failed
}

/** Runs a suite and adds up its report; a suite that left none has failed as a whole. */
async function suite(name, [program, args], env, count) {
  say(`\n== ${name}`)
  const file = report(name)
  const code = await run(program, args, { cwd: root, env })
  const counts = await readFile(file, 'utf8').then(
    text => count(JSON.parse(text)),
    () => null,
  )
  await rm(file, { force: true })
  const { passed, failed } = counts ?? { passed: 0, failed: 0 }
  // A failure outside any test, such as a file that does not load, counts as one.
  add(passed, failed === 0 && code !== 0 ? 1 : failed)
}

async function step(name, work) {
  say(`\n== ${name}`)
  try {
    await work()
  } catch (cause) {
    say(cause instanceof Error ? cause.message : String(cause))
    add(0, 1)
  }
}

await step('what the tests need', async () => {
  process.env.PARLANCE_TEST_BROWSER = await ensureBrowser({ say })
  say(`Browser: ${process.env.PARLANCE_TEST_BROWSER}`)
  await ensureDesktopServices({ say })
})

await step('types, lint, boundaries, format', async () => {
  const npm = process.env.npm_execpath
  const [program, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  const code = await run(program, [...args, 'run', '--silent', 'check:static'], { cwd: root })
  if (code !== 0) throw new Error('the static checks failed')
})

await step('build', () => buildAll({ say }))

await suite(
  'unit',
  bin(
    'vitest/vitest.mjs',
    'run',
    '-c',
    'test/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report('unit')}`,
  ),
  {},
  result => ({ passed: result.numPassedTests, failed: result.numFailedTests }),
)

await suite(
  'end to end',
  bin('@playwright/test/cli.js', 'test', '-c', 'test/playwright.config.ts', '--reporter=list,json'),
  { PLAYWRIGHT_JSON_OUTPUT_FILE: report('end to end') },
  ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
)

console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
