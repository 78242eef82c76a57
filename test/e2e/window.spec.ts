import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from './fixtures.ts'

test('the preload is too small to hide anything', () => {
  expect(statSync(fileURLToPath(new URL('../../dist/preload.cjs', import.meta.url))).size).toBeLessThan(1024)
})

test('the page has the bridge and nothing else of the machine', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  const bridge = await page.evaluate(() => Object.keys((globalThis as { parlance?: object }).parlance ?? {}))
  expect(bridge).toEqual(['call', 'on'])
  const others = await page.evaluate(() =>
    ['require', 'process', 'module', 'electron'].filter(name => name in globalThis),
  )
  expect(others).toEqual([])
})

test('a call that is not in the contract is refused', async ({ launch }) => {
  const { page } = await launch()
  await expect(page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  const answer = await page.evaluate(() =>
    (globalThis as unknown as { parlance: { call(name: string, input: unknown): unknown } }).parlance.call(
      '__proto__',
      {},
    ),
  )
  expect(answer).toEqual({ ok: false, error: { kind: 'bad-request', detail: 'unknown call' } })
})

test('the page cannot leave, open windows, reach the network or write markup', async ({ launch }) => {
  const app = await launch()
  const { page } = app
  await expect(page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  const blocked = await page.evaluate(async () => {
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    )
    let markup = 'written'
    try {
      document.createElement('div').innerHTML = '<b>bold</b>'
    } catch {
      markup = 'refused'
    }
    return { fetched, markup }
  })
  expect(blocked).toEqual({ fetched: 'refused', markup: 'refused' })

  test.skip(app.host !== 'stand-in', 'the real desktop tells nobody what it opened')
  await page.evaluate(() => void window.open('https://example.com/window'))
  await page.evaluate(() => void window.open('file:///etc/passwd'))
  await page.evaluate(() => location.assign('https://example.com/away'))
  await expect.poll(() => app.records.filter(({ what }) => what === 'refused').length).toBeGreaterThanOrEqual(2)
  expect(app.records.filter(({ what }) => what === 'link-opened')).toEqual([
    { what: 'link-opened', url: 'https://example.com/window' },
  ])
  await expect(page.getByRole('button', { name: 'Try it now' })).toBeVisible()
})

test('the window is where it was, and permissions are denied', async ({ launch }) => {
  const app = await launch()
  test.skip(app.host !== 'stand-in', 'only the stand-in tells')
  expect(app.records).toContainEqual({ what: 'permission-handlers', request: true, check: true, device: true })
  expect(app.records).toContainEqual({ what: 'menu', labels: expect.arrayContaining(['&Edit', 'Undo']) as string[] })
  await expect.poll(() => app.records).toContainEqual({ what: 'window', did: 'shown' })
})

test('started hidden, it shows no window until it is asked to', async ({ launch }) => {
  const app = await launch({ args: ['--hidden'] })
  test.skip(app.host !== 'stand-in', 'only the stand-in tells')
  await expect(app.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  expect(app.records).not.toContainEqual({ what: 'window', did: 'shown' })
})

test('a link that is not encrypted is opened after asking, and not when the answer is no', async ({ launch }) => {
  const open = async (profile: string, answer: string) => {
    const app = await launch({ profile, env: { PARLANCE_TEST_ANSWER: answer } })
    test.skip(app.host !== 'stand-in', 'only the stand-in answers by itself')
    await expect(app.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
    // By number: Chromium turns names into https by itself, which Electron does not.
    await app.page.evaluate(() => void window.open('http://192.0.2.1/plain'))
    await expect
      .poll(() => app.records)
      .toContainEqual(expect.objectContaining({ what: 'question', message: 'Open a page that is not encrypted?' }))
    return app.records
  }
  const opened = { what: 'link-opened', url: 'http://192.0.2.1/plain' }
  const willing = await open('willing', '0')
  await expect.poll(() => willing).toContainEqual(opened)
  expect(await open('careful', '1')).not.toContainEqual(opened)
})

test('a window whose screen is unplugged comes back into view, and one that filled the screen does so again', async ({
  launch,
}) => {
  const app = await launch()
  test.skip(app.host !== 'stand-in', 'only on the stand-in are there screens to unplug')
  await expect(app.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  app.tell({ displays: [{ x: 3000, y: 0, width: 1000, height: 700 }] })
  await expect.poll(() => app.records).toContainEqual({ what: 'window-moved', x: 3000, y: 0, width: 1000, height: 700 })
  app.tell({ window: 'fill' })
  await expect.poll(() => app.records).toContainEqual({ what: 'window', did: 'full-screen' })
  await app.close()
  const again = await launch()
  await expect.poll(() => again.records).toContainEqual({ what: 'window', did: 'full-screen' })
})
