import type { App, Session, WebContents } from 'electron'

/** What the page may do beyond drawing: put plain text on the clipboard when its user clicks "copy". */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/** Everything else the page could ask of the browser is denied: asking for it, checking for it, devices. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(granted.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => granted.has(permission))
  session.setDevicePermissionHandler(() => false)
}

/** Every window, now and later, stays on our page; what it wants to open goes through the one gate. */
export function confineWindows(app: App, input: { origin: string; openExternal: (url: string) => void }): void {
  const leaves = (url: string): boolean => !URL.canParse(url) || !url.startsWith(`${input.origin}/`)
  app.on('web-contents-created', (_event, contents: WebContents) => {
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.on('will-frame-navigate', event => {
      if (leaves(event.url) || !event.isMainFrame) event.preventDefault()
    })
    contents.on('will-redirect', event => {
      if (leaves(event.url)) event.preventDefault()
    })
    contents.setWindowOpenHandler(({ url }) => {
      input.openExternal(url)
      return { action: 'deny' }
    })
  })
}
