import type { App } from 'electron'

/** The address a program was started with by the system; what it leads to, and whether to anything, is read elsewhere. */
export const linkIn = (args: readonly string[]): string | null => args.find(arg => /^parlance:/i.test(arg)) ?? null

/** Calls back with the addresses the system hands to the app: as an event on macOS, elsewhere with a start. */
export function onDeepLink(app: Pick<App, 'on'>, args: readonly string[], open: (link: string) => void): void {
  const take = (link: string | null): void => {
    if (link !== null) open(link)
  }
  app.on('open-url', (event, url) => {
    event.preventDefault()
    open(url)
  })
  app.on('second-instance', (_event, argv) => take(linkIn(argv)))
  take(linkIn(args))
}
