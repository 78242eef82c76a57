import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import { wordsFor } from '../../electron/core/words.ts'
import { contextMenu } from '../../electron/shell/desktop/context-menu.ts'

const nothing = {
  misspelledWord: '',
  dictionarySuggestions: [] as string[],
  linkURL: '',
  isEditable: false,
  selectionText: '',
}
const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true } as ContextMenuParams['editFlags']

function menuOn(asked: Partial<typeof nothing>) {
  const did: string[] = []
  const note = (what: string) => (detail: string) => void did.push(`${what} ${detail}`)
  const items = contextMenu({ ...nothing, editFlags, ...asked }, wordsFor('en', '').menu, {
    ...{ replace: note('replace'), learn: note('learn'), openLink: note('open'), copy: note('copy') },
  })
  const choose = (label: string): void => items.find(item => item.label === label)?.click?.({} as never, undefined, {})
  return { items, did, choose }
}
const labels = (items: MenuItemConstructorOptions[]) => items.map(({ label, type }) => label ?? type)

test('a word the speller does not know is put right or learned', () => {
  const { items, did, choose } = menuOn({
    ...{ isEditable: true, misspelledWord: 'helo' },
    dictionarySuggestions: ['hello', 'help', 'halo', 'hero', 'held', 'helot'],
  })
  expect(labels(items).slice(0, 7)).toEqual([
    ...['hello', 'help', 'halo', 'hero', 'held', 'separator', 'Add to dictionary'],
  ])
  expect(items.find(({ role }) => role === 'paste')).toMatchObject({ enabled: true })
  choose('help')
  choose('Add to dictionary')
  expect(did).toEqual(['replace help', 'learn helo'])
})

test('where the speller has nothing better, the menu says so', () => {
  const { items } = menuOn({ isEditable: true, misspelledWord: 'qqq' })
  expect(items[0]).toMatchObject({ label: 'No suggestions', enabled: false })
})

test('a link is opened or copied, a mail address copied as an address', () => {
  const link = menuOn({ linkURL: 'https://example.com/a?b' })
  expect(labels(link.items)).toEqual(['Open link', 'Copy link'])
  link.choose('Open link')
  link.choose('Copy link')
  expect(link.did).toEqual(['open https://example.com/a?b', 'copy https://example.com/a?b'])
  const mail = menuOn({ linkURL: 'mailto:anna%2Btest@example.com?subject=x' })
  mail.choose('Copy e-mail address')
  expect(mail.did).toEqual(['copy anna+test@example.com'])
  const strange = menuOn({ linkURL: 'mailto:%E0%A4%A@example.com' })
  strange.choose('Copy e-mail address')
  expect(strange.did).toEqual(['copy %E0%A4%A@example.com'])
})

test('selected text is copied, and where there is nothing to do there is no menu', () => {
  expect(labels(menuOn({ selectionText: 'some words' }).items)).toEqual(['Copy'])
  for (const asked of [{}, { selectionText: '  ' }, { linkURL: 'app://parlance/index.html#x' }])
    expect(menuOn(asked).items).toEqual([])
})
