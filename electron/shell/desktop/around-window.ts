import { app, dialog, Menu, nativeImage, nativeTheme, Notification, Tray } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Settings } from '../../contract/settings.ts'
import type { Desk, Glance } from '../../core/attention-ports.ts'
import type { Clock } from '../../core/system-ports.ts'
import type { Words } from '../../core/words-en.ts'
import { iconBadge } from './badge.ts'
import { closing } from './closing.ts'
import { systemNotifier } from './notifier.ts'
import { panelIcon, type PanelIcon, type TrayParts } from './tray.ts'
import { trayHost, type TrayHost } from './tray-host.ts'
import type { Windows } from './window.ts'

/** How long a window that begins hidden waits for somebody to draw its icon. */
const panelPatienceMs = 5000

export interface AroundWindow {
  desk: Desk
  /** A window was made. */
  dress(window: BrowserWindow): void
  /** The window can be seen now, or cannot any more. */
  seen(): void
  /** Shows the icon in the panel; settles once it is known whether anybody draws it. Answers how it goes away. */
  open(window: Windows, chosen: Pick<TrayParts, 'open' | 'leaveAlone'>): Promise<() => void>
}

/** What of the app can be seen and used without its window, and what becomes of the app when that is closed. */
export function aroundWindow(input: {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  /** The folder of the icons that were drawn at build. */
  icons: string
  clock: Clock
  words: () => Words
  whenClosed: () => Settings['whenClosed']
  keepWhenClosed: (wish: 'tray' | 'quit') => void
  /** The one there is, if it was made. */
  window: () => Windows | null
}): AroundWindow {
  const { platform, env, clock, words, window } = input
  const icons = { icons: input.icons, read: (file: string) => nativeImage.createFromPath(file) }
  const badge = iconBadge({ app, platform, ...icons })
  let latest: Glance | null = null
  let panel: PanelIcon | null = null
  let host: TrayHost | null = null
  const quit = (): void => app.quit()
  const closed = closing({
    ...{ platform, window, quit, host: () => host, words: () => words().closing },
    ...{ wish: input.whenClosed, keep: input.keepWhenClosed },
    ask: (over, question) => dialog.showMessageBox(over, question),
  })
  app.on('before-quit', () => closed.ends())

  return {
    desk: {
      notifier: systemNotifier(Notification, platform),
      show(glance) {
        latest = glance
        badge.show(glance)
        panel?.show(glance)
      },
      panel: () => (host?.isThere() ? 'there' : 'missing'),
      flash(urgent) {
        if (platform !== 'darwin') window()?.flash()
        else if (urgent) app.dock?.bounce('informational')
      },
      showWindow: () => window()?.show(),
      words,
    },
    dress(made) {
      badge.dress(made)
      closed.watch(made)
    },
    seen: () => panel?.refresh(),
    async open(window, chosen) {
      const shown = (panel = panelIcon({
        ...{ Tray, buildMenu: template => Menu.buildFromTemplate(template), theme: nativeTheme, ...icons, ...chosen },
        ...{ platform, desktop: env['XDG_CURRENT_DESKTOP'] ?? '', words: () => words().tray, window, quit },
      }))
      if (latest) shown.show(latest)
      const uid = process.getuid?.() ?? 0
      const asked = (host = await trayHost({ platform, env, uid, clock, changed: () => closed.hostChanged() }))
      // A session that is only beginning draws its panel after it started us.
      const impatient = clock.after(panelPatienceMs, () => closed.hostKnown())
      return () => {
        impatient()
        asked.stop()
        shown.stop()
      }
    },
  }
}
