import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { MenuItem } from '../../electron/contract/menu.ts'
import { wordsFor } from '../../electron/core/words.ts'
import { applicationMenu } from '../../electron/shell/desktop/menu.ts'
import { shortcuts } from '../../renderer/shortcuts/shortcuts.ts'

const menuOf = (platform: NodeJS.Platform, choose: (item: MenuItem) => void = () => undefined, language = 'en') =>
  applicationMenu({ platform, words: wordsFor('system', language).menu, choose })

const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap(item => [item, ...flat((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])])

const platforms: NodeJS.Platform[] = ['darwin', 'win32', 'linux']

test.each(platforms)(
  'on %s everything the window can be asked to do is in the menu, with the keys of its list',
  platform => {
    const chosen: string[] = []
    const items = flat(menuOf(platform, item => chosen.push(item)))
    for (const name of MenuItem.options) {
      const own = items.filter(({ id }) => id === name)
      expect(own).toHaveLength(1)
      const keys = own[0]?.accelerator
        ?.toString()
        .replace('CmdOrCtrl', 'Mod')
        .replace(/Down|Up/, 'Arrow$&')
      expect(keys).toBe(shortcuts[name].keys[0])
      own[0]?.click?.({} as never, undefined, {})
    }
    expect(chosen).toEqual(MenuItem.options)
  },
)

test.each(platforms)('on %s every item has words of ours, the roles that are common, and a way to quit', platform => {
  const items = flat(menuOf(platform)).filter(({ type }) => type !== 'separator')
  expect(items.filter(({ label, visible }) => !label && visible !== false)).toEqual([])
  const roles = items.map(({ role }) => role)
  expect(roles).toEqual(
    expect.arrayContaining([
      ...['undo', 'redo', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll', 'delete', 'quit', 'about'],
      ...['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen', 'minimize', 'close'],
    ]),
  )
  expect(roles.includes('services')).toBe(platform === 'darwin')
})

test('French menus are French, and no two menus of a bar open with the same letter', () => {
  for (const language of ['en', 'fr']) {
    const letters = menuOf('win32', undefined, language).map(({ label }) =>
      /&(.)/.exec(label ?? '')?.[1]?.toLowerCase(),
    )
    expect(letters).not.toContain(undefined)
    expect(new Set(letters).size).toBe(letters.length)
  }
  expect(flat(menuOf('linux', undefined, 'fr-CA')).map(({ label }) => label)).toContain('Coller sans mise en forme')
})
