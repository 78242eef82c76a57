import { EventEmitter } from 'node:events'
import type { BrowserWindow, MessageBoxOptions } from 'electron'
import { expect, test } from 'vitest'
import { wordsFor } from '../../electron/core/words.ts'
import { recover } from '../../electron/shell/desktop/window-recovery.ts'
import { fakeClock } from '../helpers/fake-clock.ts'

function watched(answer = 0) {
  const clock = fakeClock()
  const did: string[] = []
  const note = (what: string) => () => void did.push(what)
  const contents = Object.assign(new EventEmitter(), {
    getURL: () =>
      did
        .filter(what => what.startsWith('load '))
        .at(-1)
        ?.slice(5) ?? 'page',
    forcefullyCrashRenderer: note('ended'),
  })
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    isDestroyed: () => false,
    loadURL: (url: string) => Promise.resolve(did.push(`load ${url}`)),
  })
  let asked: MessageBoxOptions | null = null
  let settle = (): void => undefined
  recover(window as unknown as BrowserWindow, {
    ...{ page: 'page', crashPage: 'sorry', clock, words: () => wordsFor('en', '').crashed, left: note('left') },
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    ask(_window, options) {
      asked = options
      return new Promise(resolve => {
        settle = () => resolve({ response: answer, checkboxChecked: false })
        options.signal?.addEventListener('abort', () =>
          resolve({ response: options.cancelId ?? 0, checkboxChecked: false }),
        )
      })
    },
  })
  return {
    ...{ did, window, asked: () => asked, answer: () => settle() },
    end: async (reason = 'crashed') => {
      did.length = 0
      contents.emit('render-process-gone', {}, { reason, exitCode: 139 })
      await clock.advance(1)
      return did
    },
    later: (ms: number) => clock.advance(ms),
  }
}

test('a window whose process ends is loaded again, and is told of only once it listens', async () => {
  const { end } = watched()
  expect(await end()).toEqual(['error', 'left', 'load page'])
})

test('one that ends again at once says so instead, and that page is not loaded for ever', async () => {
  const { end } = watched()
  await end()
  expect(await end()).toEqual(['error', 'left', 'load sorry'])
})

test('one that ends again after a good while is loaded again', async () => {
  const { end, later } = watched()
  await end()
  await later(61_000)
  expect(await end('oom')).toContain('load page')
})

test('a process that ends because its window goes is no crash', async () => {
  const { end } = watched()
  expect(await end('clean-exit')).toEqual([])
})

test('a window that does not answer is ended only if its user says so', async () => {
  for (const [answer, outcome] of [
    [0, ['warn']],
    [1, ['warn', 'ended']],
  ] as const) {
    const { did, window, asked, answer: give } = watched(answer)
    window.emit('unresponsive')
    window.emit('unresponsive')
    expect(asked()).toMatchObject({ message: 'The window does not answer', buttons: ['Wait', 'Open it again'] })
    give()
    await new Promise(resolve => setImmediate(resolve))
    expect(did).toEqual(outcome)
  }
})

test('the question goes away when the window answers again', async () => {
  const { did, window, asked } = watched(1)
  window.emit('unresponsive')
  window.emit('responsive')
  expect(asked()?.signal?.aborted).toBe(true)
  await new Promise(resolve => setImmediate(resolve))
  expect(did).toEqual(['warn'])
})
