import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'
import type { Launch, LaunchedApp } from './launch-app.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export async function launchElectron(executablePath: string, launch: Launch): Promise<LaunchedApp> {
  const { dataDir, profile, env, args, main = root } = launch
  const app = await _electron.launch({
    executablePath,
    args: [main, '--data-dir', dataDir, '--profile', profile, ...args],
    env: { ...inherited(), ...env },
  })
  const child = app.process()
  return {
    host: 'electron',
    page: await app.firstWindow(),
    pid: child.pid ?? 0,
    records: [],
    tell: () => undefined,
    close: () => app.close(),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
