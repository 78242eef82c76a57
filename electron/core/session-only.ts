import { done, ok } from '../contract/result.ts'
import type { AccountRecord, AccountRegistry, Keychain } from './system-ports.ts'

/** Stands in for the keychain where its owner chose to go without: gone with the process. */
export function memoryKeychain(): Keychain {
  const secrets = new Map<string, string>()
  return {
    check: () => Promise.resolve(done),
    get: (accountId, purpose) => Promise.resolve(ok(secrets.get(`${accountId} ${purpose}`) ?? null)),
    set(accountId, purpose, secret) {
      secrets.set(`${accountId} ${purpose}`, secret)
      return Promise.resolve(done)
    },
    remove(accountId) {
      for (const name of secrets.keys()) if (name.startsWith(accountId)) secrets.delete(name)
      return Promise.resolve()
    },
  }
}

export function memoryRegistry(): AccountRegistry {
  const accounts = new Map<string, AccountRecord>()
  return {
    all: () => [...accounts.values()],
    put: account => void accounts.set(account.id, account),
    remove: id => void accounts.delete(id),
  }
}
