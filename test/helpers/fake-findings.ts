import type { Check, Diagnosis, LogLine } from '../../electron/contract/care.ts'
import type { AccountId } from '../../electron/contract/domain.ts'

const now = Date.now()

const ofApp: Check[] = [
  {
    ...{ name: 'versions', accountId: null, state: 'ok', outcome: 'known' },
    values: { app: '0.1.0', electron: '45.4.1', node: '24.21.0', system: 'linux 6.12', cpu: 'x64' },
  },
  { name: 'folder', accountId: null, state: 'ok', outcome: 'writable', values: {} },
  { name: 'space', accountId: null, state: 'warning', outcome: 'little', values: { bytes: 212_000_000 } },
  { name: 'keychain', accountId: null, state: 'ok', outcome: 'ready', values: {} },
  { name: 'settings', accountId: null, state: 'ok', outcome: 'readable', values: {} },
  {
    name: 'proxy',
    accountId: null,
    state: 'warning',
    outcome: 'set',
    values: { proxy: 'http://proxy.contoso.com:8080' },
  },
  { name: 'notifications', accountId: null, state: 'ok', outcome: 'shown', values: {} },
  { name: 'panel', accountId: null, state: 'ok', outcome: 'there', values: {} },
  { name: 'policy', accountId: null, state: 'ok', outcome: 'none', values: {} },
]

const ofAccount = (accountId: AccountId): Check[] => [
  { name: 'endpoint', accountId, state: 'ok', outcome: 'answers', values: { status: 404, ms: 38 } },
  { name: 'clock', accountId, state: 'failed', outcome: 'off', values: { seconds: 421 } },
  { name: 'token', accountId, state: 'ok', outcome: 'valid', values: { endsAt: now + 7_200_000, scopes: 'chat' } },
  { name: 'live', accountId, state: 'ok', outcome: 'live', values: { heardAt: now - 60_000 } },
  { name: 'storage', accountId, state: 'ok', outcome: 'sound', values: { bytes: 31_900_000, count: 100_000 } },
  { name: 'outbox', accountId, state: 'warning', outcome: 'failed', values: { count: 2, oldestAt: now - 4_000_000 } },
  { name: 'history', accountId, state: 'ok', outcome: 'running', values: { threads: 9, completeThreads: 5 } },
]

export const diagnosisOf = (accounts: readonly AccountId[]): Diagnosis => ({
  at: now,
  checks: [...ofApp, ...accounts.flatMap(ofAccount)],
  report: 'Parlance, 2026-03-01T09:30:00.000Z\nok      keychain: ready\n',
})

export const logged: LogLine[] = [
  {
    at: '2026-03-01T09:30:00.000Z',
    level: 'info',
    what: 'the local service runs',
    fields: 'endpoint=http://127.0.0.1:8400',
  },
  { at: '2026-03-01T09:30:02.120Z', level: 'info', what: 'signaling disconnected', fields: 'fatal=false detail=1006' },
  { at: '2026-03-01T09:30:04.700Z', level: 'warn', what: 'token not renewed', fields: 'because=unreachable' },
  { at: '2026-03-01T09:31:00.001Z', level: 'error', what: 'call failed', fields: 'id=7d1c name=message.page' },
]
