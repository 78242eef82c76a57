import { Account } from '../../contract/domain.ts'
import type { AccountRecord, AccountRegistry } from '../../core/system-ports.ts'
import { setAsideIfBroken } from './json-file.ts'
import type { OpenJsonFile } from './json-file.ts'

const Stored = Account.pick({ id: true, kind: true, endpoint: true, me: true, name: true })

/** The accounts of a profile, without any secret. A record this version cannot read stays in the file. */
export function openAccountRegistry(input: { directory: string; open: OpenJsonFile; now: Date }): AccountRegistry & {
  setAside: string | null
} {
  const setAside = setAsideIfBroken(input.directory, 'accounts', input.now)
  const file = input.open({ directory: input.directory, name: 'accounts' })

  const entries = (): unknown[] => {
    const accounts = file.read()['accounts']
    return Array.isArray(accounts) ? accounts : []
  }
  const without = (id: string): unknown[] => entries().filter(entry => idOf(entry) !== id)
  const write = (accounts: unknown[]): void => file.write({ ...file.read(), accounts })

  return {
    setAside,
    all: () => entries().flatMap(entry => readRecord(entry) ?? []),
    put(account) {
      const known = entries()
      const at = known.findIndex(entry => idOf(entry) === account.id)
      write(at < 0 ? [...known, account] : known.toSpliced(at, 1, account))
    },
    remove: id => write(without(id)),
  }
}

function readRecord(entry: unknown): AccountRecord | null {
  const parsed = Stored.safeParse(entry)
  return parsed.success ? parsed.data : null
}

const idOf = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined
