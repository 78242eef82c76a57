import { join } from 'node:path'

/** What build/tray-icons.mjs draws. */
export type IconState = 'plain' | 'muted' | 'trouble' | number

/** More than one digit has no room. */
const nameOf = (state: IconState): string =>
  typeof state === 'string' ? state : state === 0 ? 'plain' : state > 9 ? '9-more' : String(state)

/** Of macOS there is one, which it colours itself. */
export function trayIcon(input: {
  folder: string
  platform: NodeJS.Platform
  onDark: boolean
  state: IconState
}): string {
  const { folder, platform, onDark, state } = input
  const name = nameOf(state)
  if (platform === 'darwin') return join(folder, 'darwin', `${name}Template.png`)
  return join(folder, platform === 'win32' ? 'win32' : 'linux', `${onDark ? 'on-dark' : 'on-light'}-${name}.png`)
}

export const overlayIcon = (folder: string, number: number): string =>
  join(folder, 'win32', `overlay-${nameOf(number)}.png`)
