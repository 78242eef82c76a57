import { expect, test } from 'vitest'
import type { MenuItem } from '../../electron/contract/menu.ts'
import { useWindow } from '../helpers/window-page.ts'

const open = useWindow()
const settings = async (page: Awaited<ReturnType<typeof open>>['page'], section: string) => {
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor()
  await page.keyboard.press('Control+,')
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('tab', { name: section }).click()
}

test('what is chosen is kept, and the window looks like it at once', async () => {
  const { page, callsOf } = await open('office')
  await settings(page, 'Appearance')
  await page.getByRole('radio', { name: 'High contrast' }).click()
  await page.getByRole('radio', { name: 'Larger', exact: true }).click()
  await page.waitForFunction(() => getComputedStyle(document.documentElement).zoom === '1.3')
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.window')!).backgroundColor)).toBe(
    'rgb(0, 0, 0)',
  )
  await page.getByRole('radio', { name: 'Français' }).click()
  await page.getByRole('tab', { name: 'Apparence' }).waitFor()
  expect(await callsOf('settings.set')).toEqual([{ theme: 'contrast' }, { textSize: 'larger' }, { language: 'fr' }])
})

test('a setting that could not be kept is not shown as if it were, and it is said why', async () => {
  const { page } = await open('office')
  await page.evaluate(() =>
    window.fake.answer('settings.set', () => ({
      ok: false,
      error: { kind: 'storage', problem: 'disk-full', detail: 'ENOSPC' },
    })),
  )
  await settings(page, 'Messages')
  await page.getByRole('switch', { name: 'Tell others how far I have read' }).click()
  await page.getByText('The change was not kept. The disk is full.').waitFor()
  expect(await page.getByRole('switch', { name: 'Tell others how far I have read' }).isChecked()).toBe(true)
})

test('with Ctrl and Enter to send, Enter alone begins a line', async () => {
  const { page, choose, box, log } = await open('office')
  await settings(page, 'Messages')
  await page.getByRole('radio', { name: /^Ctrl\+Enter/ }).click()
  await page.keyboard.press('Escape')
  await choose('Amina Okafor')
  await box().click()
  await page.keyboard.type('one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Control+Enter')
  await log().getByText('two').waitFor()
  expect(await log().getByText('one', { exact: true }).count()).toBe(0)
})

test('every account can be left or exported from the list of them', async () => {
  const { page } = await open('troubled')
  await settings(page, 'Accounts')
  const second = page.getByRole('listitem').filter({ hasText: 'Nora at Contoso' })
  expect(await second.getByRole('button', { name: 'Users for others…' }).count()).toBe(0)
  await second.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('alertdialog', { name: 'Sign out Nora at Contoso?' }).waitFor()
})

test('the licences of what others wrote are read when they are asked for', async () => {
  const { page } = await open('office')
  await settings(page, 'About')
  await page.getByText('Parlance 0.1.0').waitFor()
  await page.getByRole('button', { name: 'Licences of others’ work' }).click()
  await page.getByText('react 19.3.1').click()
  await page.getByText('Do as you like.').waitFor()
})

test('Escape closes what is open and gives the focus back to where it was', async () => {
  const { page, box, choose } = await open('office')
  await choose('Amina Okafor')
  await box().focus()
  for (const keys of ['Control+,', 'Control+/', 'F1']) {
    await page.keyboard.press(keys)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Message')
  }
})

test('spelling is checked in the languages that are ticked', async () => {
  const { page, callsOf } = await open('office')
  await settings(page, 'Messages')
  const list = page.getByRole('group', { name: 'Check spelling in' })
  await list.getByRole('checkbox', { name: 'French', exact: true }).press('Space')
  await list.getByRole('checkbox', { name: 'British English' }).check()
  await page.waitForFunction(() => window.fake.snapshot.settings.spelling.length === 2)
  await list.getByRole('checkbox', { name: 'French', exact: true }).uncheck()
  expect(await callsOf('settings.set')).toEqual([
    ...[{ spelling: ['fr'] }, { spelling: ['fr', 'en-GB'] }, { spelling: ['en-GB'] }],
  ])
})

test('what the menu of the system offers is done, and not behind a dialog', async () => {
  const { page } = await open('office')
  await page.getByRole('navigation', { name: 'Conversations' }).waitFor()
  const choose = (item: MenuItem) => page.evaluate(item => window.fake.emit('menu.chosen', { item }), item)
  await choose('search')
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search')
  await choose('shortcuts')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await choose('settings')
  await choose('new')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await choose('new')
  await page.getByRole('dialog', { name: 'New conversation' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(1)
})

test('what notifications show, and when there are none, is chosen in one place', async () => {
  const { page, callsOf } = await open('office')
  await settings(page, 'Notifications')
  await page.getByRole('radio', { name: 'Who wrote', exact: true }).click()
  await page.getByRole('switch', { name: 'Only when somebody mentions me' }).click()
  await page.getByRole('radio', { name: 'Until I turn it off' }).click()
  await page.getByRole('radio', { name: 'On until I turn it off' }).waitFor()
  expect(await page.getByRole('radio', { name: 'On until I turn it off' }).isChecked()).toBe(true)
  await page.getByRole('radio', { name: 'Off', exact: true }).click()
  expect(await callsOf('settings.set')).toEqual([
    { alerts: 'name' },
    { mentionsOnly: true },
    { doNotDisturb: { until: null } },
    { doNotDisturb: null },
  ])
  await page.getByRole('radio', { name: 'Nothing: no notifications' }).click()
  expect(await page.getByRole('switch', { name: 'With a sound' }).isDisabled()).toBe(true)
})

test('the number in the title counts what is wanted', async () => {
  const { page } = await open('office')
  const title = (wanted: string) => page.waitForFunction(wanted => document.title.startsWith(wanted), wanted)
  await title('(130)')
  await settings(page, 'Notifications')
  await page.getByRole('radio', { name: 'Nothing: no number' }).click()
  await title('Parlance')
  await page.getByRole('radio', { name: 'Everything unread' }).click()
  await title('(130)')
})

test('what closing the window does, and whether the icon draws attention, is chosen where it counts', async () => {
  const { page, callsOf } = await open('office')
  await settings(page, 'Notifications')
  await page.getByRole('switch', { name: 'The icon on the taskbar draws attention' }).click()
  await page.getByRole('radio', { name: 'Keeps Parlance running behind its icon' }).click()
  await page.getByRole('radio', { name: 'Only mentions of me' }).click()
  expect(await callsOf('settings.set')).toEqual([{ flash: false }, { whenClosed: 'tray' }, { badge: 'mentions' }])
})

test('quiet hours keep the last time while another is typed, and say where they come to nothing', async () => {
  const { page, callsOf } = await open('office')
  await settings(page, 'Notifications')
  await page.getByRole('switch', { name: 'Quiet hours every day' }).click()
  await page.getByLabel('From').fill('23:30')
  await page.getByLabel('To', { exact: true }).fill('')
  await page.getByText('Enter a time; until then the last one counts.').waitFor()
  await page.getByLabel('To', { exact: true }).fill('23:30')
  await page.getByText('Both times are the same, so no hour is quiet.').waitFor()
  expect((await callsOf('settings.set')).at(-1)).toEqual({ quietHours: { on: true, from: 1410, to: 1410 } })
})

test('a notification to look at is asked for, and what became of it is said in words', async () => {
  const { page } = await open('office')
  await settings(page, 'Notifications')
  await page.getByRole('button', { name: 'Show one now' }).click()
  await page.getByText('The system says that it was shown.').waitFor()
  await page.evaluate(() =>
    window.fake.answer('alert.test', () => ({ ok: true, value: { outcome: 'failed', detail: 'not signed' } })),
  )
  await page.getByRole('button', { name: 'Show one now' }).click()
  await page.getByText('The system refused to show it: not signed').waitFor()
})

test('what an administrator decided is shown with who decided it, and cannot be changed', async () => {
  const { page } = await open('managed')
  await settings(page, 'Messages')
  const read = page.getByRole('switch', { name: 'Tell others how far I have read' })
  expect([await read.isDisabled(), await read.isChecked()]).toEqual([true, false])
  expect(await page.getByText('Set by your organisation').count()).toBe(2)
  expect(await page.getByRole('switch', { name: 'Tell others that I am typing' }).isDisabled()).toBe(false)
  expect(await page.getByRole('checkbox', { name: 'French', exact: true }).isDisabled()).toBe(true)
  await page.getByRole('tab', { name: 'Notifications' }).click()
  expect(await page.getByRole('radio', { name: 'Who wrote', exact: true }).isDisabled()).toBe(true)
})

test('starting at login is asked of the system, and what it refuses is said', async () => {
  const { page, callsOf } = await open('office')
  await settings(page, 'This computer')
  const start = page.getByRole('switch', { name: 'Start Parlance when I log in to this computer' })
  await start.click()
  await page.getByRole('switch', { name: 'Start without showing its window' }).click()
  expect(await callsOf('settings.set')).toEqual([{ hiddenAtLogin: true }])
  await page.evaluate(() =>
    window.fake.answer('atLogin.set', () => ({ ok: false, error: { kind: 'at-login', detail: 'EROFS' } })),
  )
  await start.click()
  await page.getByText('did not let Parlance change what starts at login (EROFS)').waitFor()
  expect(await start.isChecked()).toBe(true)
  // Switched off in the settings of the system meanwhile.
  await page.evaluate(() => {
    window.fake.startsAtLogin = false
    window.dispatchEvent(new Event('focus'))
  })
  await page.waitForFunction(() => !document.querySelector<HTMLInputElement>('[role=switch]')?.checked)
})

test('in a browser the page shows what it is told to once its user allowed it, and tells what is done with it', async () => {
  const { page, callsOf } = await open('in-browser')
  await settings(page, 'Notifications')
  await page.getByRole('radio', { name: 'Everything unread' }).waitFor()
  expect(await page.getByRole('button', { name: 'Show one now' }).count()).toBe(0)
  await page.context().grantPermissions(['notifications'])
  await page.reload()
  await settings(page, 'Notifications')
  await page.getByRole('button', { name: 'Show one now' }).waitFor()
  expect(await callsOf('alert.allow')).toEqual([{ allowed: true }])
  // What is on the taskbar, and whether a closed window is found again, is not the page's to say.
  expect(await page.getByRole('switch', { name: 'The icon on the taskbar draws attention' }).count()).toBe(0)
  expect(await page.getByRole('radiogroup', { name: 'Closing the window' }).count()).toBe(0)
  await page.evaluate(() => {
    const made: Notification[] = []
    const Original = Notification
    const Watched = class extends Original {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options)
        made.push(this)
      }
    }
    Object.assign(window, { Notification: Watched, made })
    const alert = { title: 'Amina', body: '<b>Fish?</b>', silent: true }
    window.fake.emit('alert.changed', { id: 'one', alert })
    window.fake.emit('alert.changed', { id: 'two', alert })
    made[0]?.onclick?.(new Event('click'))
    window.fake.emit('alert.changed', { id: 'two', alert: null })
  })
  const shown = await page.evaluate(() =>
    (window as unknown as { made: Notification[] }).made.map(({ title, body, tag }) => ({ title, body, tag })),
  )
  expect(shown.map(({ tag }) => tag)).toEqual(['one', 'two'])
  expect(shown[0]).toMatchObject({ title: 'Amina', body: '<b>Fish?</b>' })
  await expect.poll(() => callsOf('alert.met')).toContainEqual({ id: 'one', did: 'opened' })
  expect(await callsOf('alert.met')).not.toContainEqual({ id: 'two', did: 'closed' })
})

test('a proxy counts once its address is whole and taken, and what cannot be one says why', async () => {
  const { page, callsOf } = await open('office')
  await settings(page, 'This computer')
  await page.getByRole('radio', { name: 'None' }).click()
  await page.getByRole('radio', { name: 'This one' }).click()
  const address = page.getByRole('textbox', { name: 'Address of the proxy' })
  await address.fill('nora:secret@proxy:8080')
  await page.getByRole('button', { name: 'Use it' }).click()
  await page.getByText('Parlance keeps no name and password of a proxy.').waitFor()
  await address.fill('proxy.contoso.com:8080')
  await address.press('Enter')
  await page.getByRole('button', { name: 'In use' }).waitFor()
  expect(await callsOf('settings.set')).toEqual([
    { proxy: { mode: 'none' } },
    { proxy: { mode: 'address', address: 'http://proxy.contoso.com:8080' } },
  ])
})
