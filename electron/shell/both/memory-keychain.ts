import { done, ok } from '../../contract/result.ts'
import type { Keychain } from '../../core/ports.ts'

/** Secrets of this run only, for whoever has no keychain and chose to go on without one. */
export function memoryKeychain(): Keychain {
  const items = new Map<string, string>()
  return {
    check: () => Promise.resolve(done),
    get: (accountId, purpose) => Promise.resolve(ok(items.get(`${accountId}/${purpose}`) ?? null)),
    set(accountId, purpose, secret) {
      items.set(`${accountId}/${purpose}`, secret)
      return Promise.resolve(done)
    },
    remove(accountId) {
      for (const name of [...items.keys()]) if (name.startsWith(`${accountId}/`)) items.delete(name)
      return Promise.resolve()
    },
  }
}
