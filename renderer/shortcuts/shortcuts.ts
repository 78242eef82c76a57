import type { WordId } from '../text/words.ts'

interface Shortcut {
  /** Any of them will do; the first that the window gets to see is the one that is told. */
  keys: readonly [string, ...string[]]
  word: WordId
  group: 'anywhere' | 'conversations' | 'writing'
  /** Without Ctrl, Alt or Cmd: not while writing, and to be turned off (WCAG 2.1.4). */
  single?: true
}

/** All of them: what is here is both what the keys do and what the list of shortcuts says. `Mod` is Cmd on a Mac and Ctrl elsewhere. */
export const shortcuts = {
  shortcuts: { keys: ['Mod+/'], word: 'shortcut.shortcuts', group: 'anywhere' },
  'shortcuts-single': { keys: ['?'], word: 'shortcut.shortcuts', group: 'anywhere', single: true },
  help: { keys: ['F1'], word: 'shortcut.help', group: 'anywhere' },
  settings: { keys: ['Mod+,'], word: 'shortcut.settings', group: 'anywhere' },
  search: { keys: ['Mod+F', 'Mod+Shift+F'], word: 'shortcut.search', group: 'anywhere' },
  region: { keys: ['F6'], word: 'shortcut.region', group: 'anywhere' },
  'region-back': { keys: ['Shift+F6'], word: 'shortcut.regionBack', group: 'anywhere' },
  back: { keys: ['Escape'], word: 'shortcut.back', group: 'anywhere' },
  // A browser keeps Ctrl+N to itself.
  new: { keys: ['Mod+N', 'Mod+Alt+N'], word: 'shortcut.new', group: 'conversations' },
  switch: { keys: ['Mod+K'], word: 'switch.title', group: 'conversations' },
  next: { keys: ['Alt+ArrowDown'], word: 'shortcut.next', group: 'conversations' },
  previous: { keys: ['Alt+ArrowUp'], word: 'shortcut.previous', group: 'conversations' },
  'next-unread': { keys: ['Alt+Shift+ArrowDown'], word: 'shortcut.nextUnread', group: 'conversations' },
  'previous-unread': { keys: ['Alt+Shift+ArrowUp'], word: 'shortcut.previousUnread', group: 'conversations' },
  send: { keys: ['Enter'], word: 'shortcut.send', group: 'writing' },
  'send-mod': { keys: ['Mod+Enter'], word: 'shortcut.send', group: 'writing' },
  break: { keys: ['Shift+Enter'], word: 'shortcut.break', group: 'writing' },
  'edit-last': { keys: ['ArrowUp'], word: 'shortcut.editLast', group: 'writing' },
  bold: { keys: ['Mod+B'], word: 'format.bold', group: 'writing' },
  italic: { keys: ['Mod+I'], word: 'format.italic', group: 'writing' },
  strike: { keys: ['Mod+Shift+X'], word: 'format.strike', group: 'writing' },
  code: { keys: ['Mod+E'], word: 'format.code', group: 'writing' },
  numbers: { keys: ['Mod+Shift+7'], word: 'format.numbers', group: 'writing' },
  bullets: { keys: ['Mod+Shift+8'], word: 'format.bullets', group: 'writing' },
  quote: { keys: ['Mod+Shift+9'], word: 'format.quote', group: 'writing' },
} as const satisfies Record<string, Shortcut>

export type ShortcutId = keyof typeof shortcuts

export const groups = ['anywhere', 'conversations', 'writing'] as const

interface Pressed {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

export function isPressed(id: ShortcutId, event: Pressed, mac: boolean): boolean {
  const { keys }: Shortcut = shortcuts[id]
  return keys.some(combination => matches(combination, event, mac))
}

function matches(combination: string, event: Pressed, mac: boolean): boolean {
  const { key, modifiers } = parts(combination)
  const wants = (name: string): boolean => modifiers.includes(name)
  const mod = mac ? event.metaKey : event.ctrlKey
  const other = mac ? event.ctrlKey : event.metaKey
  if (mod !== wants('Mod') || other || event.altKey !== wants('Alt')) return false
  // Where a sign is on the keyboard, and whether it takes Shift, is the layout's business.
  const isSign = key.length === 1 && !/[a-z]/i.test(key)
  if (!isSign && event.shiftKey !== wants('Shift')) return false
  // Option writes another letter on a Mac; which key it was is told by its place.
  const isLetter = /^[A-Z]$/.test(key) && event.altKey
  return isLetter ? event.code === `Key${key}` : event.key.toLowerCase() === key.toLowerCase()
}

/** Keys in the order they are named: modifiers first. */
export function parts(combination: string): { modifiers: string[]; key: string } {
  const names = combination.split('+')
  return { key: names.at(-1) ?? '', modifiers: names.slice(0, -1) }
}

export const onMac = /^Mac/.test(navigator.platform)

/** The combination to tell about: the browser takes some of them before a page hears of it. */
export const toldKeys = (id: ShortcutId, inBrowser: boolean): string => {
  const { keys }: Shortcut = shortcuts[id]
  return (inBrowser ? keys.at(-1) : keys[0]) ?? keys[0]
}
