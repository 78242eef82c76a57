// Started as a process of its own by test/core/crash.test.ts, which kills it: writes, edits and drafts, and says after each round what is kept.
import { writeSync } from 'node:fs'
import { startApp } from '../../electron/app.ts'
import type { AccountId, MessageKey, ThreadId } from '../../electron/contract/domain.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import { ok } from '../../electron/contract/result.ts'
import { memoryKeychain, memoryRegistry } from '../../electron/core/session-only.ts'
import type { AccountRecord, SecretPurpose } from '../../electron/core/system-ports.ts'
import { downloads } from '../../electron/shell/web/downloads.ts'
import { plainDraft } from './plain-draft.ts'
import { expectOk } from './expect-ok.ts'
import { hostPapers } from './host-papers.ts'

export interface ToKill {
  directory: string
  connectionString: string
  record: AccountRecord
  secrets: [SecretPurpose, string][]
  threadId: ThreadId
  from: number
}

const { directory, connectionString, record, secrets, threadId, from } = JSON.parse(process.argv[2] ?? '') as ToKill
const keychain = memoryKeychain()
for (const [purpose, secret] of secrets) await keychain.set(record.id, purpose, secret)
const accounts = memoryRegistry()
accounts.put(record)
const app = startApp({
  ...{ version: '0.0.0', profile: 'default', databases: directory, keychain, accounts },
  realtimeWorker: new URL('../../electron/azure/realtime-worker.ts', import.meta.url),
  settings: { get: () => usualSettings, set: () => ok(usualSettings), setAside: null },
  ...hostPapers(directory),
  workspace: {
    ensure: () => Promise.resolve(ok({ connectionString })),
    people: () => [],
    announce: () => {},
    stop: () => Promise.resolve(),
  },
  log: { info() {}, warn() {}, error: (what, fields) => console.error(what, fields) },
  exportFiles: downloads(directory),
  publish: () => {},
})
await app.opened
const here: { accountId: AccountId; threadId: ThreadId } = { accountId: record.id, threadId }
const { handlers } = app
let before: MessageKey | null = null
for (let n = from; ; n++) {
  expectOk(await handlers['draft.set']({ ...here, draft: plainDraft(`draft ${n}`) }))
  const { localId } = expectOk(await handlers['message.send']({ ...here, body: { kind: 'text', text: `said ${n}` } }))
  if (before) {
    expectOk(await handlers['message.edit']({ ...here, key: before, body: { kind: 'text', text: `edited ${n - 1}` } }))
  }
  before = localId as string as MessageKey
  writeSync(1, `${n}\n`)
  await new Promise(resolve => setImmediate(resolve))
}
