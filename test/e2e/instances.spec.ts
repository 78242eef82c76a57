import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startStandIn } from '../helpers/launch-stand-in.ts'
import { outputOf } from '../helpers/process-output.ts'
import { expect, test } from './fixtures.ts'

const web = fileURLToPath(new URL('../../dist/web.js', import.meta.url))

async function runWeb(...args: string[]): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [web, '--no-open', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = outputOf(child)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: output() }
}

test('a second start of a profile brings the first window to the front and ends', async ({ launch, dataDir }) => {
  const app = await launch()
  test.skip(app.host !== 'stand-in', 'the real window tells nobody that it was raised')
  await expect.poll(() => app.records).toContainEqual({ what: 'window', did: 'shown' })
  const before = app.records.filter(({ what }) => what === 'window').length
  const { child } = await startStandIn({ dataDir, profile: 'default', env: {}, args: [] })
  const output = outputOf(child)
  const [code] = (await once(child, 'close')) as [number | null]
  expect(code).toBe(5)
  expect(output()).toContain('Parlance is already running for profile "default"')
  await expect
    .poll(() => app.records.filter(({ what }) => what === 'window').slice(before))
    .toEqual([
      { what: 'window', did: 'shown' },
      { what: 'window', did: 'focused' },
    ])
})

test('the browser host says in one line where the profile already runs', async ({ launch, dataDir }) => {
  const app = await launch({ host: 'web' })
  const second = await runWeb('--data-dir', dataDir)
  expect(second.code).toBe(5)
  expect(second.said.trim()).toBe(
    `Parlance is already running for profile "default": ${new URL(app.page.url()).origin}`,
  )
})

test('the desktop and the browser do not open one profile at the same time', async ({ launch, dataDir }) => {
  const app = await launch()
  const second = await runWeb('--data-dir', dataDir)
  expect(second.code).toBe(5)
  expect(second.said).toContain(`process ${app.pid}`)
})

test('a profile whose app was killed opens again', async ({ launch }) => {
  const first = await launch({ host: 'web' })
  await first.kill()
  const second = await launch({ host: 'web' })
  await expect(second.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
})

test('a start that cannot be says why and ends with its own code', async ({ launch, dataDir }) => {
  const app = await launch({ host: 'web' })
  const { port } = new URL(app.page.url())
  expect(await runWeb('--data-dir', dataDir, '--profile', 'other', '--port', port)).toEqual({
    code: 4,
    said: `Parlance cannot listen on port ${port}: another program uses it. Choose another with --port.\n`,
  })
  const file = join(dataDir, 'a file')
  writeFileSync(file, '')
  const notWritable = await runWeb('--data-dir', file)
  expect(notWritable.code).toBe(3)
  expect(notWritable.said).toContain(`Parlance cannot write to ${file}`)
  expect(await runWeb('--profile', '../other')).toMatchObject({ code: 2 })
  expect(await runWeb('--prot', '1')).toMatchObject({ code: 2 })
})
