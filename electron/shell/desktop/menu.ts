import type { MenuItemConstructorOptions } from 'electron'
import type { MenuItem } from '../../contract/menu.ts'
import type { Words } from '../../core/words-en.ts'

type Item = MenuItemConstructorOptions

const line: Item = { type: 'separator' }

/** The keys are those of the window's own list of shortcuts. */
const keys: Record<MenuItem, string> = {
  new: 'CmdOrCtrl+N',
  search: 'CmdOrCtrl+F',
  settings: 'CmdOrCtrl+,',
  help: 'F1',
  shortcuts: 'CmdOrCtrl+/',
  switch: 'CmdOrCtrl+K',
  next: 'Alt+Down',
  previous: 'Alt+Up',
  'next-unread': 'Alt+Shift+Down',
  'previous-unread': 'Alt+Shift+Up',
}

/** `choose`: what the window does. Words are ours throughout: those the roles come with are English on every system. */
export function applicationMenu(input: {
  platform: NodeJS.Platform
  words: Words['menu']
  choose: (item: MenuItem) => void
}): Item[] {
  const { platform, words, choose } = input
  const mac = platform === 'darwin'
  const own = (item: MenuItem): Item => ({
    id: item,
    label: words[item],
    accelerator: keys[item],
    // The window hears its keys itself and knows when they mean something else.
    registerAccelerator: false,
    click: () => choose(item),
  })
  const role = (name: NonNullable<Item['role']> & keyof Words['menu']): Item => ({ role: name, label: words[name] })
  const menu = (label: string, submenu: Item[]): Item => ({ label, submenu })

  const settings = own('settings')
  const app: Item = {
    label: 'Parlance',
    submenu: [
      ...[role('about'), line, settings, line, role('services'), line],
      ...[role('hide'), role('hideOthers'), role('unhide'), line, role('quit')],
    ],
  }
  const edit = [
    ...[role('undo'), role('redo'), line, role('cut'), role('copy'), role('paste'), role('pasteAndMatchStyle')],
    ...[role('delete'), role('selectAll'), line, own('search')],
  ]
  const view = [
    ...[role('resetZoom'), role('zoomIn')],
    // Where + takes Shift, nobody presses it.
    { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true } as const,
    ...[role('zoomOut'), line, role('togglefullscreen')],
  ]
  const go = [
    ...[own('switch'), line, own('next'), own('previous'), line],
    ...[own('next-unread'), own('previous-unread')],
  ]
  const help = [own('help'), own('shortcuts')]
  return [
    ...(mac ? [app] : []),
    menu(words.file, [own('new'), line, ...(mac ? [role('close')] : [settings, line, role('close'), role('quit')])]),
    menu(words.edit, edit),
    menu(words.view, view),
    menu(words.conversations, go),
    {
      ...menu(words.window, mac ? [role('minimize'), role('zoom'), line, role('front')] : [role('minimize')]),
      ...(mac ? { role: 'window' } : {}),
    },
    { ...menu(words.helpMenu, mac ? help : [...help, line, role('about')]), ...(mac ? { role: 'help' } : {}) },
  ]
}
