import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { expect, test } from 'vitest'
import { fromOurPage, publishToWindows, serveElectron } from '../../electron/ipc/electron-transport.ts'

interface Frame {
  origin: string
  parent: Frame | null
}

const eventFrom = (senderFrame: Frame | null) => ({ senderFrame }) as unknown as IpcMainInvokeEvent
const top: Frame = { origin: 'app://parlance', parent: null }

test('trusts the top frame of our own page and no other', () => {
  const trusted = fromOurPage('app://parlance')
  expect(trusted(eventFrom(top))).toBe(true)
  expect(trusted(eventFrom(null))).toBe(false)
  expect(trusted(eventFrom({ origin: 'app://parlance', parent: top }))).toBe(false)
  for (const origin of ['app://parlance.evil', 'https://parlance', 'file://', 'null', '']) {
    expect(trusted(eventFrom({ origin, parent: null }))).toBe(false)
  }
})

test('answers on one channel until it is stopped', async () => {
  const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>()
  const ipcMain = {
    handle: (channel: string, listener: Parameters<IpcMain['handle']>[1]) => void handlers.set(channel, listener),
    removeHandler: (channel: string) => void handlers.delete(channel),
  }
  const stop = serveElectron(ipcMain, (_event, name, input) => Promise.resolve({ ok: true, value: [name, input] }))
  expect([...handlers.keys()]).toEqual(['call'])
  expect(await handlers.get('call')?.(eventFrom(top), 'app.snapshot', {}, 'surplus')).toEqual({
    ok: true,
    value: ['app.snapshot', {}],
  })
  stop()
  expect(handlers.size).toBe(0)
})

test('tells every window that is still there', () => {
  const sent: unknown[][] = []
  const window = (destroyed: boolean) => ({
    isDestroyed: () => destroyed,
    send: (...args: unknown[]) => void sent.push(args),
  })
  publishToWindows(() => [window(false), window(true), window(false)])('notice.changed', [])
  expect(sent).toEqual([
    ['event', 'notice.changed', []],
    ['event', 'notice.changed', []],
  ])
})
