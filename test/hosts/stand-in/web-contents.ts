import { EventEmitter } from 'node:events'
import type { IpcMainInvokeEvent, RenderProcessGoneDetails, Session, WebContents, WebFrameMain } from 'electron'
import type { Frame, Page, Request, Route } from 'playwright-core'
import { originOf, toApp, toPage } from './addresses.ts'
import { PreventableEvent } from './event.ts'
import { standInIpcMain } from './ipc-main.ts'
import { pageScript } from './page-world.ts'
import { answerRoute } from './protocol.ts'
import { record } from './record.ts'
import { defaultSession } from './session.ts'
import { strict } from './strict.ts'
import { onTold } from './told.ts'

type Used =
  | 'forcefullyCrashRenderer'
  | 'getURL'
  | 'getZoomLevel'
  | 'isDestroyed'
  | 'loadURL'
  | 'replaceMisspelling'
  | 'send'
  | 'session'
  | 'setWindowOpenHandler'
  | 'setZoomLevel'
type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0]

interface Message {
  channel: string
  args: unknown[]
}

export class StandInWebContents extends EventEmitter {
  readonly session: Session = defaultSession
  readonly #page: Promise<Page>
  #live: Page | null = null
  #openHandler: WindowOpenHandler | null = null
  /** What main asked for itself, which asks nobody. */
  #loading: string | null = null
  #unsent: Message[] = []
  #sending: Promise<void> | null = null
  #zoom = 0

  constructor(page: Promise<Page>, preload: string) {
    super()
    onTold('gone', reason => this.#end(reason as RenderProcessGoneDetails['reason']))
    onTold('asked', params => this.emit('context-menu', new PreventableEvent(), params))
    onTold('wheel', direction => this.emit('zoom-changed', new PreventableEvent(), direction))
    this.#page = page.then(async opened => {
      await opened.exposeBinding('standInInvoke', ({ frame }, channel: string, args: unknown[]) =>
        standInIpcMain.invoke(this.#invokeEvent(frame), channel, args).then(
          value => ({ ok: true, value }),
          (cause: unknown) => ({ ok: false, message: String(cause) }),
        ),
      )
      await opened.addInitScript({ content: pageScript(preload) })
      await opened.context().route('**/*', route => this.#answer(route, opened))
      opened.context().on('page', other => void other.close())
      this.#live = opened
      return opened
    })
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#page
    this.#loading = toPage(address)
    await page.goto(this.#loading, { waitUntil: 'load' }).finally(() => (this.#loading = null))
    this.emit('did-finish-load')
  }

  send(channel: string, ...args: unknown[]): void {
    this.#unsent.push(structuredClone({ channel, args }))
    this.#sending ??= this.#deliver().finally(() => (this.#sending = null))
  }

  /** In order, and together what piled up while the last ones were on their way. */
  async #deliver(): Promise<void> {
    const page = await this.#page
    while (this.#unsent.length > 0) {
      const messages = this.#unsent.splice(0)
      // A page that is gone or not there yet receives nothing, here as there.
      await page.evaluate(receive, messages).catch(() => undefined)
    }
  }

  getURL(): string {
    return toApp(this.#live?.url() ?? '')
  }

  forcefullyCrashRenderer(): void {
    void this.#end('killed')
  }

  /** The page stays, empty: one whose process really ended cannot be loaded again from outside. */
  async #end(reason: RenderProcessGoneDetails['reason']): Promise<void> {
    await (await this.#page).goto('about:blank')
    record({ what: 'window', did: 'ended' })
    this.emit('render-process-gone', new PreventableEvent(), { reason, exitCode: 1 })
  }

  getZoomLevel(): number {
    return this.#zoom
  }

  setZoomLevel(level: number): void {
    this.#zoom = level
    record({ what: 'zoomed', level })
  }

  replaceMisspelling(word: string): void {
    record({ what: 'word-replaced', by: word })
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  isDestroyed(): boolean {
    return this.#live?.isClosed() ?? false
  }

  async #answer(route: Route, page: Page): Promise<void> {
    const request = route.request()
    if (request.isNavigationRequest() && !this.#mayNavigate(request, page)) return route.abort('aborted')
    await answerRoute(route)
  }

  #mayNavigate(request: Request, page: Page): boolean {
    const url = toApp(request.url())
    const frame = frameBehind(request)
    if (frame?.page() === page && request.url() === this.#loading) return true
    if (frame?.page() !== page) {
      const answer = this.#openHandler?.({ url } as Parameters<WindowOpenHandler>[0])
      if (answer?.action === 'allow') throw new Error('the stand-in for Electron opens no second window')
      record({ what: 'refused', kind: 'window', url })
      return false
    }
    const isMainFrame = frame === page.mainFrame()
    const event = Object.assign(new PreventableEvent(), { url, isMainFrame, isSameDocument: false, frame: null })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event)
    if (event.defaultPrevented) record({ what: 'refused', kind: 'navigation', url })
    return !event.defaultPrevented
  }

  #invokeEvent(frame: Frame): IpcMainInvokeEvent {
    const event = { type: 'frame', senderFrame: frameOf(frame), sender: strict('webContents', this) }
    return strict('event', event) as unknown as IpcMainInvokeEvent
  }
}

/** A window that was only just asked for has no frame yet. */
function frameBehind(request: Request): Frame | null {
  try {
    return request.frame()
  } catch {
    return null
  }
}

function frameOf(frame: Frame): Pick<WebFrameMain, 'origin' | 'parent' | 'url'> {
  const parent = frame.parentFrame()
  const url = toApp(frame.url())
  return strict('senderFrame', {
    url,
    origin: originOf(url),
    parent: parent && (frameOf(parent) as WebFrameMain),
  })
}

const receive = (messages: Message[]): void => {
  const into = (globalThis as unknown as { standInReceive?: (messages: Message[]) => void }).standInReceive
  into?.(messages)
}

/** Holds the class to Electron's own description of what main uses of it. */
export const asWebContents = (contents: StandInWebContents): Pick<WebContents, Used> => contents
