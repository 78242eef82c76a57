import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import type { TestInfo } from '@playwright/test'
import { launchApp } from '../helpers/launch-app.ts'
import type { LaunchedApp } from '../helpers/launch-app.ts'
import { runService } from '../helpers/run-service.ts'
import type { ServiceRun } from '../helpers/run-service.ts'
import { startSecretService } from '../helpers/secret-service.ts'
import type { SecretService } from '../helpers/secret-service.ts'

type LaunchOptions = Omit<Parameters<typeof launchApp>[0], 'dataDir'>

interface Fixtures {
  dataDir: string
  /** Starts the app in this test's data directory; what is still open at the end is closed. */
  launch: (options?: LaunchOptions) => Promise<LaunchedApp>
  /** A local chat service that is nobody's child but the test's. */
  startService: (args?: readonly string[]) => Promise<ServiceRun>
}

interface PerWorker {
  /** Every app of these tests finds this keyring, and nobody's own. */
  desktop: SecretService
}

export const test = base.extend<Fixtures, PerWorker>({
  desktop: [
    async ({}, use) => {
      const desktop = await startSecretService('unlocked')
      await use(desktop)
      await desktop.stop()
    },
    { scope: 'worker' },
  ],
  dataDir: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'parlance-e2e-'))
    await use(directory)
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
  },
  launch: async ({ dataDir, desktop }, use, testInfo) => {
    const running: LaunchedApp[] = []
    await use(async options => {
      const app = await launchApp({ dataDir, ...options, env: { ...desktop.env, ...options?.env } })
      running.push(app)
      // Below the test's own limit, so that a failure names the step and leaves time for a picture.
      app.page.setDefaultTimeout(20_000)
      return app
    })
    if (testInfo.status !== testInfo.expectedStatus)
      await Promise.all(running.map((app, at) => picture(app, at, testInfo)))
    await Promise.all(running.map(app => app.close()))
  },
  startService: async ({ dataDir }, use) => {
    const running: ServiceRun[] = []
    await use(async (args = []) => {
      const service = await runService(['--data', join(dataDir, 'service'), ...args])
      running.push(service)
      return service
    })
    await Promise.all(running.map(service => service.stop()))
  },
})

/** What a person would have seen when it failed. */
async function picture(app: LaunchedApp, at: number, testInfo: TestInfo): Promise<void> {
  if (app.page.isClosed()) return
  const body = await app.page.screenshot({ timeout: 5000 }).catch(() => null)
  if (body) await testInfo.attach(`window-${at + 1}`, { body, contentType: 'image/png' })
}

export { expect } from '@playwright/test'
