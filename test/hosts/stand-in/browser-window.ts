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
  | 'flashFrame'
  | 'focus'
  | 'getBounds'
  | 'getNormalBounds'
  | 'hide'
  | 'isDestroyed'
  | 'isFocused'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setBounds'
  | 'setFullScreen'
  | 'show'
  | 'showInactive'
  | 'unmaximize'
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
  #bounds: Rectangle
  #destroyed = false
  #maximized = false
  #fullScreen = false
  #minimized = false
  #visible = false
  #focused = false

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
    onTold('window', did => this.#meet(String(did)))
    void this.#page.then(page => page.once('close', () => void this.close()))
    if (options.show !== false) this.show()
  }

  get webContents() {
    return strict('webContents', asWebContents(this.#contents))
  }

  async loadURL(address: string): Promise<void> {
    await this.#contents.loadURL(address)
    this.emit('ready-to-show')
    if (!this.#visible) this.#attend(false)
  }

  show(): void {
    record({ what: 'window', did: 'shown' })
    this.#visible = true
    this.emit('show')
    this.#attend(true)
  }

  showInactive(): void {
    record({ what: 'window', did: 'shown-inactive' })
    this.#visible = true
    this.#attend(false)
    this.emit('show')
  }

  hide(): void {
    record({ what: 'window', did: 'hidden' })
    this.#visible = false
    this.#attend(false)
    this.emit('hide')
  }

  focus(): void {
    record({ what: 'window', did: 'focused' })
    this.#attend(true)
  }

  minimize(): void {
    record({ what: 'window', did: 'minimized' })
    this.#visible = true
    this.#minimized = true
    this.#attend(false)
    this.emit('minimize')
  }

  flashFrame(flash: boolean): void {
    record({ what: 'flash', on: flash })
  }

  /** What somebody does to it from outside. */
  #meet(did: string): void {
    if (this.#destroyed) return
    if (did === 'close') void this.close()
    if (did === 'minimize') this.minimize()
    if (did === 'fill') this.setFullScreen(true)
    if (did === 'come') this.focus()
    if (did === 'leave') {
      this.#attend(false)
      record({ what: 'window', did: 'left' })
    }
  }

  /** The page hears of it as a page of Electron does: it has the focus or not, and is seen or not. */
  #attend(focused: boolean): void {
    const changed = focused !== this.#focused
    this.#focused = focused
    if (changed) this.emit(focused ? 'focus' : 'blur')
    const state = { focused, visible: this.#visible && !this.#minimized }
    void this.#page.then(page => page.evaluate(look, state)).catch(() => undefined)
  }

  isVisible(): boolean {
    return this.#visible
  }

  isFocused(): boolean {
    return this.#focused
  }

  maximize(): void {
    this.#maximized = true
    record({ what: 'window', did: 'maximized' })
  }

  unmaximize(): void {
    this.#maximized = false
  }

  setFullScreen(on: boolean): void {
    this.#fullScreen = on
    record({ what: 'window', did: on ? 'full-screen' : 'restored' })
  }

  isFullScreen(): boolean {
    return this.#fullScreen
  }

  restore(): void {
    this.#minimized = false
    this.#attend(true)
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

  getBounds(): Rectangle {
    return { ...this.#bounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    record({ what: 'window-moved', ...this.#bounds })
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

/** Left alone where it has the focus, for then the engine says so by itself. */
function look({ focused, visible }: { focused: boolean; visible: boolean }): void {
  Reflect.deleteProperty(document, 'hasFocus')
  Reflect.deleteProperty(document, 'visibilityState')
  if (!focused) Object.defineProperty(document, 'hasFocus', { value: () => false, configurable: true })
  if (!visible) Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
  window.dispatchEvent(new Event(focused ? 'focus' : 'blur'))
}

/** What main gets by `new BrowserWindow()`: a window that throws on what it does not have. */
export const BrowserWindowStandIn = new Proxy(StandInBrowserWindow, {
  construct: (target, [options]: [BrowserWindowConstructorOptions?]) =>
    strict('BrowserWindow', new target(options) satisfies Omit<Pick<BrowserWindow, Used>, 'webContents'>),
})
