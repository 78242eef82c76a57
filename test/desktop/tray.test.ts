import { EventEmitter } from 'node:events'
import type { Menu, MenuItemConstructorOptions, NativeImage } from 'electron'
import { expect, test } from 'vitest'
import { AccountId, ThreadId } from '../../electron/contract/domain.ts'
import type { Glance } from '../../electron/core/attention-ports.ts'
import { wordsFor } from '../../electron/core/words.ts'
import { panelIcon } from '../../electron/shell/desktop/tray.ts'

const nothing: Glance = {
  ...{ number: 0, waiting: '', trouble: false, undisturbed: false, lines: ['Parlance'], threads: [] },
}
const harbour = {
  accountId: AccountId.parse('00000000-0000-4000-8000-000000000001'),
  threadId: ThreadId.parse('19:harbour@thread.v2'),
  label: 'Fish & chips (2)',
}

function panelOn(platform: NodeJS.Platform, desktop = '') {
  const seen = { icon: '', tooltip: '', menu: [] as MenuItemConstructorOptions[], gone: false }
  const did: unknown[] = []
  const trays: EventEmitter[] = []
  class FakeTray extends EventEmitter {
    constructor(icon: NativeImage) {
      super()
      this.setImage(icon)
      trays.push(this)
    }
    setImage(icon: NativeImage | string): void {
      seen.icon = icon as string
    }
    setToolTip(tooltip: string): void {
      seen.tooltip = tooltip
    }
    setContextMenu(menu: Menu | null): void {
      seen.menu = menu as unknown as MenuItemConstructorOptions[]
    }
    destroy(): void {
      seen.gone = true
    }
  }
  const theme = Object.assign(new EventEmitter(), {
    ...{ shouldUseDarkColors: false, shouldUseDarkColorsForSystemIntegratedUI: false },
  })
  let shown = false
  const panel = panelIcon({
    ...{ platform, desktop, icons: '', theme: theme as never, Tray: FakeTray as never },
    buildMenu: template => template as unknown as Menu,
    read: file => file as unknown as NativeImage,
    words: () => wordsFor('system', 'en').tray,
    window: { isShown: () => shown, show: () => void (shown = true), hide: () => void (shown = false) },
    open: ({ threadId }) => did.push(threadId),
    leaveAlone: stretch => did.push(stretch),
    quit: () => did.push('quit'),
  })
  const labels = (): unknown[] => seen.menu.map(({ label, type }) => label ?? type)
  const choose = (label: string): void => {
    const all = seen.menu.flatMap(item => [item, ...((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])])
    ;(all.find(item => item.label === label)?.click as () => void)()
    panel.refresh()
  }
  return { panel, seen, did, theme, labels, choose, click: () => trays[0]?.emit('click'), isShown: () => shown }
}

test('its menu shows or hides the window, opens what is unread, leaves alone for a while, and quits', () => {
  const { panel, did, labels, choose, isShown } = panelOn('linux')
  expect(labels()).toEqual(['Show Parlance', 'separator', 'Do not disturb', 'separator', 'Quit Parlance'])
  choose('Show Parlance')
  expect(isShown()).toBe(true)
  expect(labels()[0]).toBe('Hide Parlance')
  choose('Hide Parlance')
  expect(isShown()).toBe(false)
  panel.show({ ...nothing, number: 2, threads: [harbour], undisturbed: true })
  // One & alone would mark a letter.
  choose('Fish && chips (2)')
  for (const label of ['For 1 hour', 'Until tomorrow morning', 'Off', 'Quit Parlance']) choose(label)
  expect(did).toEqual([harbour.threadId, 'hour', 'morning', null, 'quit'])
})

test('a click brings the window and takes it away, and on macOS opens the menu instead', () => {
  const windows = panelOn('win32')
  windows.click()
  expect(windows.isShown()).toBe(true)
  windows.click()
  expect(windows.isShown()).toBe(false)
  const mac = panelOn('darwin')
  mac.click()
  expect(mac.isShown()).toBe(false)
})

test('what is wrong is seen first, then what waits, then that nothing interrupts, and all of it is said', () => {
  const { panel, seen } = panelOn('win32')
  const states: [Partial<Glance>, string][] = [
    [{}, 'on-light-plain'],
    [{ undisturbed: true }, 'on-light-muted'],
    [{ undisturbed: true, number: 4 }, 'on-light-4'],
    [{ undisturbed: true, number: 40 }, 'on-light-9-more'],
    [{ trouble: true, number: 4 }, 'on-light-trouble'],
  ]
  for (const [of, icon] of states) {
    panel.show({ ...nothing, ...of })
    expect(seen.icon).toContain(icon)
  }
  panel.show({ ...nothing, lines: ['Parlance – 3 unread', 'Work: 3 unread', 'x'.repeat(200)] })
  expect(seen.tooltip).toMatch(/^Parlance – 3 unread\nWork: 3 unread\nx+$/)
  expect(seen.tooltip).toHaveLength(127)
})

test('the icon follows the colours of the panel, not of the windows, and is gone with the app', () => {
  const windows = panelOn('win32')
  windows.theme.shouldUseDarkColors = true
  windows.theme.emit('updated')
  expect(windows.seen.icon).toContain('on-light')
  windows.theme.shouldUseDarkColorsForSystemIntegratedUI = true
  windows.theme.emit('updated')
  expect(windows.seen.icon).toContain('on-dark')
  windows.panel.stop()
  expect(windows.seen.gone).toBe(true)
  expect(windows.theme.eventNames()).toEqual([])
  expect(panelOn('linux', 'ubuntu:GNOME').seen.icon).toContain('on-dark')
  expect(panelOn('linux', 'KDE').seen.icon).toContain('on-light')
})
