import type { LaunchedApp } from '../helpers/launch-app.ts'
import { startTrayWatcher } from '../helpers/tray-watcher.ts'
import type { Recorded } from '../hosts/stand-in/record.ts'
import { messages, openConversation, send, startConversation, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

type Launch = (options: { profile: string; args?: string[]; env?: Record<string, string> }) => Promise<LaunchedApp>

const recorded = <W extends Recorded['what']>(app: LaunchedApp, what: W): Extract<Recorded, { what: W }>[] =>
  app.records.filter((record): record is Extract<Recorded, { what: W }> => record.what === what)

/** Anna and Ben in a conversation; Ben looks elsewhere. */
async function apart(launch: Launch): Promise<{ anna: LaunchedApp; ben: LaunchedApp }> {
  const [anna, ben] = await Promise.all([launch({ profile: 'anna' }), launch({ profile: 'ben' })])
  test.skip(ben.host !== 'stand-in', 'only the stand-in tells what is on the desktop')
  await Promise.all([tryItNow(anna.page, 'Anna'), tryItNow(ben.page, 'Ben')])
  await startConversation(anna.page, { name: 'Ben' }, 'Harbour')
  await openConversation(ben.page, 'Harbour')
  await openConversation(ben.page, 'Echo')
  ben.tell({ window: 'leave' })
  await expect.poll(() => ben.records).toContainEqual({ what: 'window', did: 'left' })
  return { anna, ben }
}

test('who looks elsewhere is told of a message, and a click brings the window and the message', async ({ launch }) => {
  const { anna, ben } = await apart(launch)
  // Linux takes it for markup.
  const lunch = process.platform === 'linux' ? 'Lunch &lt;at&gt; noon?' : 'Lunch <at> noon?'
  await send(anna.page, 'Lunch <at> noon?')
  await expect.poll(() => recorded(ben, 'notification')).toMatchObject([{ title: 'Anna in Harbour', body: lunch }])
  ben.tell({ notification: { did: 'click' } })
  await expect(messages(ben.page).getByText('Lunch <at> noon?')).toBeVisible()
  expect(recorded(ben, 'window').at(-1)).toEqual({ what: 'window', did: 'focused' })

  await send(anna.page, 'Are you there?')
  await expect(messages(ben.page).getByText('Are you there?')).toBeVisible()
  ben.tell({ window: 'leave' })
  await send(anna.page, 'Hello?')
  await expect.poll(() => recorded(ben, 'notification').map(({ body }) => body)).toContain('Hello?')
  expect(recorded(ben, 'notification').map(({ body }) => body)).not.toContain('Are you there?')
  // Read, it is taken back.
  ben.tell({ window: 'come' })
  await expect.poll(() => recorded(ben, 'notification-closed')).toHaveLength(2)
})

test('icon, panel and title show one number, the way to the message is in the menu, and both sink as it is read', async ({
  launch,
}) => {
  const { anna, ben } = await apart(launch)
  const panel = () => recorded(ben, 'tray').at(-1)
  ben.tell({ tray: 'Hide Parlance' })
  await expect.poll(() => panel()?.labels).toContain('Show Parlance')
  for (const text of ['one', 'two']) await send(anna.page, text)
  await expect.poll(() => panel()?.labels).toContain('Harbour (2)')
  // The residents wrote too.
  const count = () => recorded(ben, 'badge').at(-1)?.count ?? 0
  const before = count()
  await expect(ben.page).toHaveTitle(`(${before}) Parlance (ben)`)
  expect(panel()).toMatchObject({ icon: `on-light-${before}`, tooltip: `Parlance – ${before} unread` })
  ben.tell({ dark: true })
  await expect.poll(panel).toMatchObject({ icon: `on-dark-${before}` })
  ben.tell({ tray: 'Harbour (2)' })
  await expect(messages(ben.page).getByText('two')).toBeVisible()
  expect(recorded(ben, 'window').at(-1)).toEqual({ what: 'window', did: 'focused' })
  await expect.poll(count).toBe(before - 2)
  await expect(ben.page).toHaveTitle(`(${before - 2}) Parlance (ben)`)
  expect(panel()).toMatchObject({ icon: `on-dark-${before - 2}`, tooltip: `Parlance – ${before - 2} unread` })
})

test('where an icon brings it back, closing asks once and hides, and a message is still announced; Quit quits', async ({
  launch,
  desktop,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere there is always somebody who draws icons')
  const watcher = await startTrayWatcher(desktop.env)
  try {
    const { anna, ben } = await apart(launch)
    const did = () => recorded(ben, 'window').at(-1)?.did
    ben.tell({ window: 'close' })
    await expect.poll(did).toBe('hidden')
    expect(recorded(ben, 'question').map(({ message }) => message)).toEqual([
      'Keep Parlance running when you close its window?',
    ])
    await send(anna.page, 'Still there?')
    await expect.poll(() => recorded(ben, 'notification').map(({ body }) => body)).toEqual(['Still there?'])
    ben.tell({ tray: 'click' })
    await expect.poll(did).toBe('focused')
    ben.tell({ window: 'close' })
    await expect.poll(did).toBe('hidden')
    expect(recorded(ben, 'question')).toHaveLength(1)
    // The panel of the system is gone, and the window would be lost.
    watcher.setHost(false)
    await expect.poll(did).toBe('focused')
    watcher.setHost(true)
    ben.tell({ tray: 'Quit Parlance' })
    await expect.poll(() => recorded(ben, 'tray-gone')).toHaveLength(1)
  } finally {
    watcher.stop()
  }
})

test('where nothing draws an icon, closing the window quits unasked, and a hidden start is on the taskbar', async ({
  launch,
}) => {
  const app = await launch({ profile: 'anna', args: ['--hidden'] })
  test.skip(
    app.host !== 'stand-in' || process.platform !== 'linux',
    'only Linux has desktops without a place for icons',
  )
  await expect.poll(() => recorded(app, 'window').at(-1)?.did).toBe('minimized')
  app.tell({ window: 'close' })
  await expect.poll(() => recorded(app, 'window').at(-1)?.did).toBe('closed')
  expect(recorded(app, 'question')).toEqual([])
})
