import type { App, Clipboard, ContextMenuParams, Menu, MenuItemConstructorOptions, WebContents } from 'electron'
import type { Words } from '../../core/words-en.ts'

type Item = MenuItemConstructorOptions

type Asked = Pick<
  ContextMenuParams,
  'misspelledWord' | 'dictionarySuggestions' | 'linkURL' | 'isEditable' | 'selectionText' | 'editFlags'
>

export interface ContextActs {
  replace(word: string): void
  learn(word: string): void
  openLink(url: string): void
  copy(text: string): void
}

const MOST_SUGGESTIONS = 5
const line: Item = { type: 'separator' }

/** What there is to do with what was clicked on; nothing where there is nothing to do. */
export function contextMenu(asked: Asked, words: Words['menu'], acts: ContextActs): Item[] {
  const groups = [spelling(asked, words, acts), link(asked, words, acts), text(asked, words)]
  return groups.filter(group => group.length > 0).flatMap((group, at) => (at === 0 ? group : [line, ...group]))
}

function spelling({ misspelledWord, dictionarySuggestions }: Asked, words: Words['menu'], acts: ContextActs): Item[] {
  if (!misspelledWord) return []
  const better = dictionarySuggestions
    .slice(0, MOST_SUGGESTIONS)
    .map((word): Item => ({ label: word, click: () => acts.replace(word) }))
  return [
    ...(better.length > 0 ? better : [{ label: words.noSuggestions, enabled: false }]),
    line,
    { label: words.learn, click: () => acts.learn(misspelledWord) },
  ]
}

function link({ linkURL }: Asked, words: Words['menu'], acts: ContextActs): Item[] {
  const open = { label: words.openLink, click: () => acts.openLink(linkURL) }
  if (/^https?:/i.test(linkURL)) return [open, { label: words.copyLink, click: () => acts.copy(linkURL) }]
  const address = /^mailto:([^?]+)/i.exec(linkURL)?.[1]
  return address ? [open, { label: words.copyAddress, click: () => acts.copy(readable(address)) }] : []
}

function text({ isEditable, selectionText, editFlags }: Asked, words: Words['menu']): Item[] {
  const copy: Item = { role: 'copy', label: words.copy, enabled: editFlags.canCopy }
  if (!isEditable) return selectionText.trim() ? [copy] : []
  return [
    { role: 'cut', label: words.cut, enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: words.paste, enabled: editFlags.canPaste },
    { role: 'pasteAndMatchStyle', label: words.pasteAndMatchStyle, enabled: editFlags.canPaste },
    line,
    { role: 'selectAll', label: words.selectAll, enabled: editFlags.canSelectAll },
  ]
}

function readable(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** In every window, where the page has no menu of its own. */
export function offerContextMenus(input: {
  app: App
  menu: Pick<typeof Menu, 'buildFromTemplate'>
  clipboard: Pick<Clipboard, 'writeText'>
  words: () => Words['menu']
  openLink: (url: string) => void
}): void {
  const { app, menu, clipboard, words, openLink } = input
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('context-menu', (_asked, params) => {
      const items = contextMenu(params, words(), {
        replace: word => contents.replaceMisspelling(word),
        learn: word => void contents.session.addWordToSpellCheckerDictionary(word),
        openLink,
        copy: text => void clipboard.writeText(text),
      })
      if (items.length === 0) return
      const { frame, menuSourceType: sourceType, x, y } = params
      const place = sourceType === 'keyboard' ? { x, y } : {}
      menu.buildFromTemplate(items).popup({ ...place, ...(frame ? { frame } : {}), sourceType })
    })
  })
}
