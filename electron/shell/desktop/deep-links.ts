import type { App } from 'electron'

/** The address a program was started with by the system; what it leads to, and whether to anything, is read elsewhere. */
export const linkIn = (args: readonly string[]): string | null => args.find(arg => /^parlance:/i.test(arg)) ?? null

/**
 * The addresses the system hands to the app: as an event on macOS, elsewhere with a start. Listens from the first moment
 * on, as macOS hands over the one it starts the app with before the app is ready; what comes is kept until it is taken.
 */
export function deepLinks(app: Pick<App, 'on'>, args: readonly string[]): { open(take: (link: string) => void): void } {
  let kept: string[] = []
  let take = (link: string): void => void kept.push(link)
  const hear = (link: string | null): void => {
    if (link !== null) take(link)
  }
  app.on('open-url', (event, url) => {
    event.preventDefault()
    take(url)
  })
  app.on('second-instance', (_event, argv) => hear(linkIn(argv)))
  hear(linkIn(args))
  return {
    open(taker) {
      take = taker
      for (const link of kept) taker(link)
      kept = []
    },
  }
}
