import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

const sources = (folder: string): [string, string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .map(name => [join(folder, name), readFileSync(join(root, folder, name), 'utf8')])

const using = (folder: string, word: RegExp): string[] =>
  sources(folder).flatMap(([file, text]) => (word.test(text) ? [file] : []))

test('one file makes windows, and they are sandboxed, isolated and without Node', () => {
  const makers = using('electron', /new BrowserWindow\(/)
  expect(makers).toEqual([join('electron', 'shell', 'desktop', 'window.ts')])
  const [maker] = makers
  const text = readFileSync(join(root, maker!), 'utf8')
  for (const line of ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false', 'webSecurity: true'])
    expect(text).toContain(line)
})

test('nothing loosens the engine: no experiments, no features switched on, no insecure content, no webview', () => {
  const loose =
    /allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|webviewTag|nodeIntegrationIn|allowpopups|<webview|ignore-certificate-errors|setCertificateVerifyProc|bypassCSP|corsEnabled|allowServiceWorkers/
  expect(using('electron', loose)).toEqual([])
  expect(using('renderer', loose)).toEqual([])
})

test('one file hands addresses to other programs, and one each speaks and hears IPC', () => {
  expect(using('electron', /\bshell\.openExternal\(/)).toEqual([
    join('electron', 'shell', 'desktop', 'open-external.ts'),
  ])
  expect(using('electron', /\.openPath\(/)).toEqual([])
  expect(using('electron', /ipcMain\.(handle|on)\(/)).toEqual([join('electron', 'ipc', 'electron-transport.ts')])
  expect(using('electron', /ipcRenderer\./)).toEqual([join('electron', 'preload.ts')])
})

test('no page of ours comes from the disk by file: or from the network', () => {
  expect(using('electron', /loadFile\(|loadURL\((?!input\.url\)|again \? crashPage : page\))/)).toEqual([])
})

test('the window writes markup by no way that takes a string', () => {
  expect(
    using('renderer', /dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|document\.write|insertAdjacentHTML/),
  ).toEqual([])
})
