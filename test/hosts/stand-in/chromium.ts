import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import type { BrowserContext } from 'playwright-core'
import { browserSwitches } from '../browser-switches.ts'
import { standInApp } from './app.ts'
import { serveHandlers } from './protocol.ts'
import { record } from './record.ts'

/** The engine of this app's windows: a Chromium of its own, as it would be in Electron, that tests can connect to as well. */
export async function startEngine(): Promise<BrowserContext> {
  const executable = process.env['PARLANCE_TEST_BROWSER']
  if (!executable) throw new Error('PARLANCE_TEST_BROWSER names no browser')
  const folder = join(standInApp.getPath('userData'), 'chromium')
  const ours = `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${await serveHandlers()}`
  const child = spawn(
    executable,
    ['--remote-debugging-port=0', `--user-data-dir=${folder}`, ours, ...browserSwitches(), 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  standInApp.lastly = () => end(child)
  process.once('exit', () => child.kill('SIGKILL'))
  const endpoint = await debuggerOf(child)
  const browser = await chromium.connectOverCDP(endpoint)
  record({ what: 'browser', endpoint, pid: child.pid ?? 0 })
  const context = browser.contexts()[0]
  if (!context) throw new Error('the browser has no default context')
  return context
}

async function debuggerOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('no stderr')
  const said: string[] = []
  const lines = createInterface({ input: child.stderr })
  for await (const line of lines) {
    said.push(line)
    const endpoint = /DevTools listening on (ws:\S+)/.exec(line)?.[1]
    if (!endpoint) continue
    // Goes on reading, or the pipe fills and the browser stops.
    child.stderr.resume()
    return endpoint
  }
  throw new Error(`the browser did not start:\n${said.join('\n')}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
