import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron'
import type { BrowserContext, Page } from 'playwright-core'
import { standInApp } from './app.ts'
import { startEngine } from './chromium.ts'
import { PreventableEvent } from './event.ts'
import { record } from './record.ts'
import { strict } from './strict.ts'
import { onTold } from './told.ts'
import { asWebContents, StandInWebContents } from './web-contents.ts'

type Used =
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'show'
  | 'webContents'

let engine: Promise<BrowserContext> | null = null

async function openPage(size: { width: number; height: number }): Promise<Page> {
  const context = await (engine ??= startEngine())
  // The first window takes the blank page the engine came with.
  const blank = context.pages().find(page => page.url() === 'about:blank')
  const page = blank ?? (await context.newPage())
  await page.setViewportSize(size)
  return page
}

class StandInBrowserWindow extends EventEmitter {
  readonly #contents: StandInWebContents
  readonly #page: Promise<Page>
  readonly #bounds: Rectangle
  #destroyed = false
  #maximized = false
  #minimized = false

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {}
    if (!preload || sandbox === false || contextIsolation === false || nodeIntegration)
      throw new Error('the stand-in for Electron runs only sandboxed, context-isolated windows with a preload')
    const { x = 0, y = 0, width = 800, height = 600 } = options
    this.#bounds = { x, y, width, height }
    this.#page = openPage({ width, height })
    this.#contents = new StandInWebContents(this.#page, readFileSync(preload, 'utf8'))
    onTold('answers', answers => this.emit(answers ? 'responsive' : 'unresponsive'))
    standInApp.windows.add(this)
    record({ what: 'window', did: 'opened' })
    standInApp.emit('web-contents-created', new PreventableEvent(), strict('webContents', this.#contents))
    void this.#page.then(page => page.once('close', () => void this.close()))
    if (options.show !== false) this.show()
  }

  get webContents() {
    return strict('webContents', asWebContents(this.#contents))
  }

  async loadURL(address: string): Promise<void> {
    await this.#contents.loadURL(address)
    this.emit('ready-to-show')
  }

  show(): void {
    record({ what: 'window', did: 'shown' })
    this.emit('show')
  }

  focus(): void {
    record({ what: 'window', did: 'focused' })
    this.emit('focus')
  }

  maximize(): void {
    this.#maximized = true
    record({ what: 'window', did: 'maximized' })
  }

  restore(): void {
    this.#minimized = false
    record({ what: 'window', did: 'restored' })
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  getNormalBounds(): Rectangle {
    return { ...this.#bounds }
  }

  async close(): Promise<boolean> {
    if (this.#destroyed) return true
    const event = new PreventableEvent()
    this.emit('close', event)
    if (event.defaultPrevented) return false
    await this.destroy()
    return true
  }

  async destroy(): Promise<void> {
    if (this.#destroyed) return
    this.#destroyed = true
    const page = await this.#page.catch(() => null)
    await page?.close().catch(() => undefined)
    record({ what: 'window', did: 'closed' })
    this.emit('closed')
    standInApp.windowClosed(this)
  }
}

/** What main gets by `new BrowserWindow()`: a window that throws on what it does not have. */
export const BrowserWindowStandIn = new Proxy(StandInBrowserWindow, {
  construct: (target, [options]: [BrowserWindowConstructorOptions?]) =>
    strict('BrowserWindow', new target(options) satisfies Omit<Pick<BrowserWindow, Used>, 'webContents'>),
})
