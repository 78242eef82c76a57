import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Recorded } from '../hosts/stand-in/record.ts'
import { browserPath } from './find-browser.ts'
import type { Launch, LaunchedApp } from './launch-app.ts'
import { outputOf } from './process-output.ts'

const boot = fileURLToPath(new URL('../hosts/stand-in/boot.ts', import.meta.url))
const builtMain = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** Starts the main process only; it may end before it has a window. */
export async function startStandIn(launch: Launch): Promise<{ child: ChildProcess; records: Recorded[] }> {
  const { dataDir, profile, env, args, main = builtMain } = launch
  const child = fork(boot, [main, '--data-dir', dataDir, '--profile', profile, ...args], {
    env: { ...process.env, PARLANCE_TEST_BROWSER: await browserPath(), ...env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const records: Recorded[] = []
  child.on('message', (event: Recorded) => records.push(event))
  return { child, records }
}

export async function launchStandIn(launch: Launch): Promise<LaunchedApp> {
  const { child, records } = await startStandIn(launch)
  const output = outputOf(child)
  const engine = await engineOf(child, output)
  const browser = await chromium.connectOverCDP(engine.endpoint)
  const page = await windowOf(browser.contexts()[0]?.pages()[0])
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
    child.kill(signal)
    await gone
    await browser.close().catch(() => undefined)
  }
  return {
    host: 'stand-in',
    page,
    pid: child.pid ?? 0,
    records,
    tell: what => void child.send(what),
    close: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL')
      await ended(engine.pid)
    },
  }
}

function engineOf(child: ChildProcess, output: () => string): Promise<Recorded & { what: 'browser' }> {
  return new Promise((resolve, reject) => {
    child.on('message', (event: Recorded) => {
      if (event.what === 'browser') resolve(event)
    })
    child.once('exit', code => reject(new Error(`the app ended with ${code} before it had a window:\n${output()}`)))
  })
}

async function windowOf(page: Page | undefined): Promise<Page> {
  if (!page) throw new Error('the app has no page')
  await page.waitForURL(url => url.hostname === 'parlance.localhost')
  return page
}

/** The engine of a killed app must be gone before another takes over its folder. */
async function ended(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      return
    }
    await new Promise(resolve => setImmediate(resolve))
  }
}
