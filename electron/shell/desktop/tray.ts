import type { MenuItemConstructorOptions, NativeImage, NativeTheme, Tray } from 'electron'
import type { Glance, Stretch } from '../../core/attention-ports.ts'
import type { Words } from '../../core/words-en.ts'
import { trayIcon, type IconState } from './tray-icons.ts'

/** Windows shows no more of it. */
const longestTooltip = 127

export interface TrayParts {
  Tray: new (icon: NativeImage) => Pick<Tray, 'destroy' | 'on' | 'setContextMenu' | 'setImage' | 'setToolTip'>
  buildMenu: (template: MenuItemConstructorOptions[]) => Parameters<Tray['setContextMenu']>[0]
  theme: Pick<NativeTheme, 'on' | 'off' | 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI'>
  platform: NodeJS.Platform
  /** Of Linux: what draws the panel. */
  desktop: string
  icons: string
  read: (file: string) => NativeImage
  words: () => Words['tray']
  window: { isShown(): boolean; show(): void; hide(): void }
  open: (thread: Glance['threads'][number]) => void
  /** Null: interrupt again. */
  leaveAlone: (stretch: Stretch | null) => void
  quit: () => void
}

export interface PanelIcon {
  show(glance: Glance): void
  /** The window came or went, and the menu says what else it can do. */
  refresh(): void
  stop(): void
}

/** Our icon in the panel of the system: what waits, and the way back to the window. */
export function panelIcon(parts: TrayParts): PanelIcon {
  const { theme, platform, window, read } = parts
  let glance: Glance = { number: 0, waiting: '', trouble: false, undisturbed: false, lines: ['Parlance'], threads: [] }
  const tray = new parts.Tray(read(file()))
  const redraw = (): void => tray.setImage(read(file()))
  const toggle = (): void => (window.isShown() ? window.hide() : window.show())

  function file(): string {
    const { icons, desktop } = parts
    // The panel of GNOME is dark whatever the windows are.
    const onLinux = theme.shouldUseDarkColors || /gnome|unity/i.test(desktop)
    const onDark = platform === 'win32' ? theme.shouldUseDarkColorsForSystemIntegratedUI : onLinux
    return trayIcon({ folder: icons, platform, onDark, state: stateOf(glance) })
  }

  function menu(): MenuItemConstructorOptions[] {
    const { words, open, leaveAlone, quit } = parts
    const said = words()
    const line = { type: 'separator' } as const
    const stretch = (label: string, wish: Stretch | null): MenuItemConstructorOptions => ({
      label,
      click: () => leaveAlone(wish),
    })
    const threads = glance.threads.map(thread => ({ label: literal(thread.label), click: () => open(thread) }))
    return [
      { label: window.isShown() ? said.hide : said.show, click: toggle },
      ...(threads.length > 0 ? [line, ...threads] : []),
      line,
      {
        label: said.undisturbed,
        submenu: [
          ...[stretch(said.hour, 'hour'), stretch(said.morning, 'morning'), stretch(said.forever, 'forever')],
          ...(glance.undisturbed ? [line, stretch(said.off, null)] : []),
        ],
      },
      line,
      { label: said.quit, click: quit },
    ]
  }

  const refresh = (): void => tray.setContextMenu(parts.buildMenu(menu()))
  // On macOS a click opens the menu.
  if (platform !== 'darwin') tray.on('click', toggle)
  theme.on('updated', redraw)
  refresh()
  return {
    show(now) {
      glance = now
      redraw()
      tray.setToolTip(now.lines.join('\n').slice(0, longestTooltip))
      refresh()
    },
    refresh,
    stop() {
      theme.off('updated', redraw)
      tray.destroy()
    },
  }
}

function stateOf({ trouble, number, undisturbed }: Glance): IconState {
  if (trouble) return 'trouble'
  return number > 0 ? number : undisturbed ? 'muted' : 'plain'
}

/** A single & would mark the letter after it, and a title is somebody's words. */
const literal = (text: string): string => text.replaceAll('&', '&&')
