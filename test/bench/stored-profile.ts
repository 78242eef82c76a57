import { mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { AccountId } from '../../electron/contract/domain.ts'
import { systemClock } from '../../electron/shell/both/clock.ts'
import { systemIds } from '../../electron/shell/both/ids.ts'
import { openAccountRegistry } from '../../electron/shell/both/account-registry.ts'
import { osKeychain } from '../../electron/shell/both/keychain.ts'
import { openPaths, usualRoot } from '../../electron/shell/both/paths.ts'
import { openConf } from '../../electron/shell/web/conf-file.ts'
import { sqliteStorage } from '../../electron/store/storage.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import type { SecretService } from '../helpers/secret-service.ts'
import { me, threads, writtenHistory } from './written-history.ts'

/** Nothing listens there: the app starts as it does on a plane. */
const nowhere = 'http://127.0.0.1:9'
const atOnce = 10_000

export interface StoredProfile {
  dataDir: string
  env: Record<string, string>
  remove(): void
}

/** What is on the disk of somebody who has used the app for long: an account, its key in the keychain, so many messages. */
export async function storedProfile(messages: number, desktop: SecretService): Promise<StoredProfile> {
  const dataDir = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  // The keychain library finds its service through the environment of this very process, once and for all.
  Object.assign(process.env, desktop.env)
  const paths = expectOk(
    openPaths({ usualRoot: usualRoot(process.platform, process.env, homedir()), dataDir, profile: 'default' }),
  )
  const id = AccountId.parse(systemIds.uuid())
  const key = systemIds.databaseKey()
  const keychain = osKeychain({
    service: ['Parlance', paths.profile, paths.suffix].filter(Boolean).join('/'),
    clock: systemClock,
  })
  expectOk(await keychain.set(id, 'database-key', key))
  expectOk(await keychain.set(id, 'token', tokenOf(me.id)))
  const registry = openAccountRegistry({ directory: paths.home, open: openConf, now: new Date() })
  registry.put({ id, kind: 'token', endpoint: nowhere, me: me.id, name: me.name ?? '' })
  write(paths.databases, { id, key }, messages)
  return {
    ...{ dataDir, env: desktop.env },
    remove() {
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function write(directory: string, account: { id: AccountId; key: string }, count: number): void {
  const storage = sqliteStorage({ directory, clock: systemClock })
  const { history, journal } = expectOk(storage.open({ accountId: account.id, key: account.key, inMemory: false }))
  const written = writtenHistory(count)
  const last = new Map<string, number>()
  for (let done = 0; done < count; done += atOnce) {
    history.transaction(() => {
      for (let n = 0; n < atOnce; n++) {
        const next = written.next()
        if (next.done) break
        history.putMessage(next.value)
        last.set(next.value.threadId, next.value.sentAt)
      }
    })
  }
  for (const [n, threadId] of threads.entries()) {
    const lastActivityAt = last.get(threadId) ?? 0
    history.putThread({
      ...{ id: threadId, topic: `Conversation ${n}`, createdAt: 0, lastActivityAt },
      ...{ membership: 'member', caughtUpTo: lastActivityAt, retentionDays: null, metadata: {} },
    })
    journal.setReadUpTo(threadId, lastActivityAt)
  }
  history.close()
  journal.close()
}

/** As much of a token as is read without asking anybody; no service has ever signed it. */
function tokenOf(user: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { skypeid: user.slice(2), acsScope: 'chat', exp: Math.floor(Date.now() / 1000) + 86_400 }
  return `${part({ alg: 'none' })}.${part(claims)}.`
}
