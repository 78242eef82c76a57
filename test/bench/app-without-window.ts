import { startApp, type App } from '../../electron/app.ts'
import type { Payload } from '../../electron/contract/ipc.ts'
import { ok } from '../../electron/contract/result.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import { memoryKeychain, memoryRegistry } from '../../electron/core/session-only.ts'
import { downloads } from '../../electron/shell/web/downloads.ts'
import { hostPapers } from '../helpers/host-papers.ts'

/** The main process's part in this one: nobody is signed in yet. `complete` once the past of an account has been fetched. */
export function appWithoutWindow(directory: string): { app: App; complete: Promise<void> } {
  let completed = (): void => {}
  const complete = new Promise<void>(resolve => (completed = resolve))
  const app = startApp({
    ...{ version: '0.0.0', profile: 'default', databases: directory, keychain: memoryKeychain() },
    realtimeWorker: new URL('../../electron/azure/realtime-worker.ts', import.meta.url),
    accounts: memoryRegistry(),
    settings: { get: () => usualSettings, set: () => ok(usualSettings), setAside: null },
    ...hostPapers(directory),
    workspace: {
      ensure: () => Promise.reject(new Error('none')),
      people: () => [],
      announce() {},
      stop: () => Promise.resolve(),
    },
    exportFiles: downloads(directory),
    log: { info() {}, warn() {}, error: what => console.error(what) },
    publish(name, payload) {
      if (name === 'account.changed' && (payload as Payload<'account.changed'>).backfill.state === 'complete')
        completed()
    },
  })
  return { app, complete }
}
