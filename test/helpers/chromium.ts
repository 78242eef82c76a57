import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser that is here: the one named, the system's, or Playwright's own. */
export function chromiumPath(): string {
  const named = process.env['PARLANCE_CHROMIUM']
  const found = [named, ...SYSTEM, chromium.executablePath()].find(path => path && existsSync(path))
  if (!found) throw new Error('no Chromium found: install one, or name it in PARLANCE_CHROMIUM')
  return found
}

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
  })
