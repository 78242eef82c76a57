import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AboutPanelOptionsOptions, App } from 'electron'
import { PreventableEvent } from './event.ts'
import { record } from './record.ts'
import { strict } from './strict.ts'
import { onTold } from './told.ts'

// `on` and `once` come from EventEmitter; their overloads answer `this`, which no stand-in can be.
type Used =
  | 'disableHardwareAcceleration'
  | 'enableSandbox'
  | 'exit'
  | 'getLocale'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'releaseSingleInstanceLock'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setAppUserModelId'
  | 'setBadgeCount'
  | 'setPath'
  | 'whenReady'

/** What the app closes before it ends: windows register here. */
export interface Closable {
  /** False if a listener kept it open. */
  close(): Promise<boolean>
  destroy(): Promise<void>
}

class StandInApp extends EventEmitter {
  /** As if it had been installed, where a test says so. */
  readonly isPackaged = process.env['PARLANCE_TEST_INSTALLED'] === 'yes'
  readonly windows = new Set<Closable>()
  /** Runs before the process ends, whatever ends it. */
  lastly: () => Promise<void> = () => Promise.resolve()
  readonly #paths = new Map<string, string>()
  #isReady = false
  #quitting = false

  /** As Electron does it: only once the main module has been evaluated. */
  becomeReady(): void {
    this.#isReady = true
    this.emit('ready', new PreventableEvent(), {})
  }

  whenReady(): Promise<void> {
    return this.#isReady ? Promise.resolve() : new Promise(resolve => this.once('ready', () => resolve()))
  }

  disableHardwareAcceleration(): void {
    this.#beforeReady('disableHardwareAcceleration')
    record({ what: 'no-graphics-card' })
  }

  isReady(): boolean {
    return this.#isReady
  }

  setAboutPanelOptions(options: AboutPanelOptionsOptions): void {
    if (!options.applicationName || !options.applicationVersion) throw new Error('About what?')
  }

  setAppUserModelId(id: string): void {
    if (id === '') throw new Error('whose?')
  }

  setBadgeCount(count = 0): boolean {
    record({ what: 'badge', count })
    return true
  }

  enableSandbox(): void {
    this.#beforeReady('enableSandbox')
  }

  getVersion(): string {
    return '0.0.0'
  }

  getLocale(): string {
    return 'en-US'
  }

  setPath(name: string, path: string): void {
    mkdirSync(path, { recursive: true })
    this.#paths.set(name, path)
  }

  getPath(name: string): string {
    const path = this.#paths.get(name)
    if (path === undefined) throw new Error(`the stand-in for Electron has no path "${name}"`)
    return path
  }

  /** Synchronous, like the real one; the second tells the first through a file. */
  requestSingleInstanceLock(): boolean {
    const folder = join(this.getPath('userData'), 'single-instance')
    const lock = join(folder, 'holder')
    mkdirSync(folder, { recursive: true })
    for (;;) {
      try {
        writeFileSync(lock, String(process.pid), { flag: 'wx' })
        break
      } catch {
        if (isAlive(Number(readFileSync(lock, 'utf8')))) {
          const told = join(folder, `argv-${process.pid}`)
          writeFileSync(told, JSON.stringify(process.argv))
          renameSync(told, join(folder, `second-${process.pid}`))
          return false
        }
        rmSync(lock, { force: true })
      }
    }
    const seen = new Set<string>()
    const watcher = watch(folder, (_kind, name) => {
      // One file is several events.
      if (!name?.startsWith('second-') || seen.has(name)) return
      seen.add(name)
      const argv: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      this.emit('second-instance', new PreventableEvent(), argv, '', null)
    })
    watcher.unref()
    process.once('exit', () => rmSync(lock, { force: true }))
    return true
  }

  releaseSingleInstanceLock(): void {
    rmSync(join(this.getPath('userData'), 'single-instance', 'holder'), { force: true })
  }

  quit(): void {
    void this.#quit()
  }

  async #quit(): Promise<void> {
    if (!this.#allow('before-quit')) return
    this.#quitting = true
    for (const window of [...this.windows]) {
      if (!(await window.close())) {
        this.#quitting = false
        return
      }
    }
    if (this.#allow('will-quit')) this.exit(0)
  }

  exit(code = 0): void {
    void this.#exit(code)
  }

  async #exit(code: number): Promise<void> {
    for (const window of [...this.windows]) await window.destroy()
    this.emit('quit', new PreventableEvent(), code)
    await this.lastly()
    process.exit(code)
  }

  windowClosed(window: Closable): void {
    this.windows.delete(window)
    if (this.windows.size === 0 && !this.#quitting && !this.emit('window-all-closed')) this.quit()
  }

  #allow(name: 'before-quit' | 'will-quit'): boolean {
    const event = new PreventableEvent()
    this.emit(name, event)
    return !event.defaultPrevented
  }

  #beforeReady(name: string): void {
    if (this.#isReady) throw new Error(`${name} must be called before the app is ready`)
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}

export const standInApp = new StandInApp()
standInApp.setPath('temp', tmpdir())
standInApp.setPath('downloads', tmpdir())
onTold('childGone', details => standInApp.emit('child-process-gone', new PreventableEvent(), details))
onTold('open-url', url => standInApp.emit('open-url', new PreventableEvent(), url))
standInApp satisfies Pick<App, Used>
export const app: Pick<App, Used> = strict('app', standInApp)
