import { EventEmitter } from 'node:events'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { expect, test } from 'vitest'
import type { Settings } from '../../electron/contract/settings.ts'
import { wordsFor } from '../../electron/core/words.ts'
import { closing } from '../../electron/shell/desktop/closing.ts'

function closingOn(platform: NodeJS.Platform, start: { wish?: Settings['whenClosed']; host?: boolean | null }) {
  const did: string[] = []
  const questions: MessageBoxOptions[] = []
  const now = { wish: start.wish ?? 'ask', host: start.host === undefined ? true : start.host, hidden: false }
  let answer: (response: number) => void = () => undefined
  const parts = closing({
    ...{ platform, wish: () => now.wish, words: () => wordsFor('system', 'en').closing },
    keep(wish) {
      did.push(`keep ${wish}`)
      now.wish = wish
    },
    ask(_over, question) {
      questions.push(question)
      return new Promise(resolve => (answer = response => resolve({ response, checkboxChecked: false })))
    },
    host: () => (now.host === null ? null : { isThere: () => now.host === true }),
    window: () => ({
      ...{ show: () => did.push('show'), minimize: () => did.push('minimize') },
      hide() {
        did.push('hide')
        now.hidden = true
      },
      isHidden: () => now.hidden,
    }),
    quit: () => did.push('quit'),
  })
  const window = new EventEmitter()
  parts.watch(window as unknown as BrowserWindow)
  /** Whether it closes. */
  const close = (): boolean => {
    let prevented = false
    window.emit('close', { preventDefault: () => (prevented = true) })
    return !prevented
  }
  const choose = async (response: number): Promise<void> => {
    answer(response)
    await new Promise(resolve => setImmediate(resolve))
  }
  return { parts, did, questions, now, close, choose }
}

test('the first time closing asks, once however often it is closed, and keeps what was answered', async () => {
  const { did, questions, close, choose } = closingOn('linux', {})
  expect([close(), close()]).toEqual([false, false])
  expect(questions).toMatchObject([{ buttons: ['Keep running', 'Quit', 'Cancel'], cancelId: 2 }])
  await choose(2)
  expect(did).toEqual([])
  close()
  await choose(0)
  expect(close()).toBe(false)
  expect(did).toEqual(['keep tray', 'hide', 'hide'])
  expect(questions).toHaveLength(2)
})

test('who wants to quit does, and is not asked again', async () => {
  const { did, questions, close, choose } = closingOn('win32', {})
  close()
  await choose(1)
  expect(did).toEqual(['keep quit', 'quit'])
  expect(close()).toBe(true)
  expect(questions).toHaveLength(1)
})

test('it never hides where nothing draws the icon, or before that is known', async () => {
  for (const host of [false, null]) {
    const { did, close } = closingOn('linux', { wish: 'tray', host })
    expect(close()).toBe(true)
    expect(did).toEqual([])
  }
  const { did, now, close, choose } = closingOn('linux', {})
  close()
  now.host = false
  await choose(0)
  expect(did).toEqual(['keep tray'])
})

test('a hidden window comes back when what draws the icon goes, and one that begins hidden is on the taskbar instead', () => {
  const { parts, did, now } = closingOn('linux', { wish: 'tray' })
  parts.hostKnown()
  parts.hostChanged()
  now.hidden = true
  parts.hostChanged()
  expect(did).toEqual([])
  now.host = false
  parts.hostKnown()
  parts.hostChanged()
  expect(did).toEqual(['minimize', 'show'])
})

test('an app that ends takes its window along, and on macOS a window is closed like any other', () => {
  const { parts, close } = closingOn('linux', { wish: 'tray' })
  parts.ends()
  expect(close()).toBe(true)
  expect(closingOn('darwin', { wish: 'tray' }).close()).toBe(true)
})
