import type { App, Session, WebContents } from 'electron'

/** Nothing the page asks of the browser is granted: neither asked for, nor checked, nor a device. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
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
