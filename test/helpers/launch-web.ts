import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { browserSwitches } from '../hosts/browser-switches.ts'
import { browserPath } from './find-browser.ts'
import type { Launch, LaunchedApp } from './launch-app.ts'
import { outputOf } from './process-output.ts'

const script = fileURLToPath(new URL('../../dist/web.js', import.meta.url))

export async function launchWeb(launch: Launch): Promise<LaunchedApp> {
  const { dataDir, profile, env, args } = launch
  const options = ['--no-open', '--json', '--data-dir', dataDir, '--profile', profile, ...args]
  const child = spawn(process.execPath, [script, ...options], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = outputOf(child)
  const lines = createInterface({ input: child.stdout })
  const line = await Promise.race([once(lines, 'line'), once(lines, 'close').then(() => null)])
  if (!line) throw new Error(`the browser host ended before it said where it is:\n${output()}`)
  const { url } = JSON.parse(String(line[0])) as { url: string }

  const browser = await chromium.launch({ executablePath: await browserPath(), args: browserSwitches() })
  const page = await browser.newPage({ viewport: { width: 1180, height: 780 } })
  await page.goto(url)
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    await browser.close()
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    host: 'web',
    page,
    pid: child.pid ?? 0,
    records: [],
    tell: () => undefined,
    close: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}
